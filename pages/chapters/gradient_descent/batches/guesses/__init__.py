"""What a few samples say of the slope, and how far that is off."""
