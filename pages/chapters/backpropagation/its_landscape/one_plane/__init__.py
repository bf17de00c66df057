"""The part One plane."""
