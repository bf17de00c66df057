"""Batches: ask everyone, a table, or one guest."""
