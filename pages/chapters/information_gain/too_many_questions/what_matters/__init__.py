"""The part "What matters"."""
