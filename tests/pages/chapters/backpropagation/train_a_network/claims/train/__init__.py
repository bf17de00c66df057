"""What "Train" may say: of each look, at the end, and where it asks."""
