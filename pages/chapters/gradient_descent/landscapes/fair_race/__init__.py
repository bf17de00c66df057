"""Every optimizer is tuned with the same budget, and then they race."""
