"""You ask: the learner finds out the colours of five marbles by yes/no questions."""
