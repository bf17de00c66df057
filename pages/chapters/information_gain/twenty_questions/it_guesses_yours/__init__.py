"""It guesses yours: the machine asks, the learner answers."""
