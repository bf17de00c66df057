"""The part "10,000 steps": the same step, taken again and again."""
