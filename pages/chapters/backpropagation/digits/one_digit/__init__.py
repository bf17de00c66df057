"""One digit: the blame on every pixel, and one update on this digit alone."""
