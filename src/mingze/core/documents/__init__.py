"""Documents: one content tree as docx and PDF, tables out and in, and the gate every uploaded file passes."""
