"""Does it learn?: two deep networks and the same handwritten digits."""
