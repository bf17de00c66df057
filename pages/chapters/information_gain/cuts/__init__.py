"""Cuts of numbers under a hand: what chapters that ask about numbers share."""
