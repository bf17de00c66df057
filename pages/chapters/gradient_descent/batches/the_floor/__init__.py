"""The noise laboratory: hundreds of noisy walks, and the floor that they sink to."""
