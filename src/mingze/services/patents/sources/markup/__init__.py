"""XML, JSON and bytes as they come, before anybody asks what they mean; safe against hostile input."""
