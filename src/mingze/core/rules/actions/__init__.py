"""What changes the rules repository: loading, entering, verifying, reviewing."""

from mingze.core.rules.actions.documents import Draft, add_document, add_version, correct_clause
from mingze.core.rules.actions.loading import Loaded, load_catalogue
from mingze.core.rules.actions.reviews import propose_rule, record_review, settle_review
from mingze.core.rules.actions.verification import verify_clause, verify_value

__all__ = [
    "Draft",
    "Loaded",
    "add_document",
    "add_version",
    "correct_clause",
    "load_catalogue",
    "propose_rule",
    "record_review",
    "settle_review",
    "verify_clause",
    "verify_value",
]
