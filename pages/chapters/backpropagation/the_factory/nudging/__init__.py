"""Nudging: what a gradient costs, by one pass back and by nudging."""
