"""What the four games share."""
