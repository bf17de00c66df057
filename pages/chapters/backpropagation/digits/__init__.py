"""Digits: a network learns to read handwriting."""
