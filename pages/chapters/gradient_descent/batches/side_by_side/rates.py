"""The learning rates of "Side by side"."""

RATES = (0.01, 0.02, 0.03, 0.05, 0.07, 0.1, 0.15, 0.2, 0.3, 0.5, 0.7, 1.0, 1.5, 2.0)
RATES += (3.0, 5.0, 8.0)
FIRST = {"petals": 0.1, "species": 0.3, "separable": 1.0}
TABLES = (2, 5, 10, 25, 50)
MOST_EPOCHS = 20
