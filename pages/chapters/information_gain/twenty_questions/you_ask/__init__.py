"""You ask: the learner asks, the table answers."""
