"""Telephone: a message whispered through a hundred layers."""
