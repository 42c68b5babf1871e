"""Exchange files of the EPO's DOCDB."""
