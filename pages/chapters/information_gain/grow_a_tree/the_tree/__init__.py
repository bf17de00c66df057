"""The tree: all of it, one row's way down, and the least that changes its answer."""
