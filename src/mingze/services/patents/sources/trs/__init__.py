"""Text with named fields in angle brackets, as CNIPR and TRS give it out."""
