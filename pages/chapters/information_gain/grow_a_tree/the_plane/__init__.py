"""The plane: two features, cut into rectangles as the tree grows."""
