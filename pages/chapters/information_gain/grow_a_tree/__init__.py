"""The chapter "Grow a tree"."""
