"""Measures: how often two guessers are wrong, and what each measure sees."""
