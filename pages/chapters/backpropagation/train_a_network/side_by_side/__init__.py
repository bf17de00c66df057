"""The part Side by side."""
