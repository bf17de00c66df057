"""Two losses: a unit that is sure and wrong, and what wakes it up."""
