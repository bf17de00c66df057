"""The part "Scales": the unit of a feature makes a valley narrow."""
