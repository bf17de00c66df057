"""Every η and β: a map of what becomes of every pair."""
