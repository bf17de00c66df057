"""The part "Rank": every question's arithmetic, and which is best."""
