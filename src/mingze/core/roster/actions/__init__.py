"""Check an uploaded roster, apply it, or drop it. Each goes through the audited door."""

from mingze.core.roster.actions.uploads import Scope, apply_roster, apply_upload, drop_upload, keep_upload

__all__ = ["Scope", "apply_roster", "apply_upload", "drop_upload", "keep_upload"]
