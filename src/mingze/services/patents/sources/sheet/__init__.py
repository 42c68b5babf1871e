"""Tables (XLSX, CSV) whose columns somebody has named."""
