"""Marbles: what entropy counts, drawn from a bag of up to six colours."""
