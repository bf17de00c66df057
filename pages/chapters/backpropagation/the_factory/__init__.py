"""The factory: one pass, there and back, every number in sight."""
