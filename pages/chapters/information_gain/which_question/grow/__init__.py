"""The part "Grow": you ask, the rows fall into bags, and the bits are counted."""
