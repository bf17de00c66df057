"""The wrong bag: asked with the tree for another one, and what that costs a marble."""
