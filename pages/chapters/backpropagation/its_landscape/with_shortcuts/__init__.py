"""The part With shortcuts."""
