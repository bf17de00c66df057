"""One walker, one number, nine of its values side by side."""
