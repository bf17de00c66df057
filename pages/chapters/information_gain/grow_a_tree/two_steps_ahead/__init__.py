"""The part "Two steps ahead"."""
