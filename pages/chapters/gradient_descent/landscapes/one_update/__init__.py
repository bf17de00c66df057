"""The part "One update": what a single step is made of."""
