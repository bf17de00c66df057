"""Draw your own: what the network makes of a picture, and of each pixel of it."""
