"""Duel: the learner and the machine ask for the same animal."""
