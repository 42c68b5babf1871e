"""The rules repository: documents, versions, clauses, and the parameters that follow from them."""
