"""The part "How deep?"."""
