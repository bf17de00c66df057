"""Twenty questions: play, answer, duel, and compare ways of asking."""
