"""Bag: how much a draw surprises on average."""
