"""The common floor both houses stand on."""
