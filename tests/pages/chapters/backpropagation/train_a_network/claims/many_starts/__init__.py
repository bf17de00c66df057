"""What the part "Many starts" may say, and the questions that decide it."""
