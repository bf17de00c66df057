""" "Every η and β": what it may say, and what decides it."""

from tests.claims import Claims

from . import every_asked, every_told, every_ways
from .every_walks import Walks

CLAIMS = Claims(
    (
        *every_told.STORY,
        *every_told.RATES,
        *every_ways.CLAIMS,
        *every_told.ARRIVALS,
        *every_asked.CLAIMS,
    ),
    evidence=Walks,
    few=40,
    answers=every_asked.answers,
    also=(
        {"eta": 1.0, "beta": 0.0, "kappa": 1.0},
        {"eta": 1.0, "beta": 0.5, "kappa": 1.0, "optimizer": "Nesterov"},
        {"eta": 1.0, "beta": 0.15, "kappa": 1000.0, "optimizer": "Nesterov"},
        {"eta": 1.0, "beta": 0.5, "optimizer": "Nesterov"},
        {"eta": 1.0, "beta": 0.7, "optimizer": "Nesterov"},
        {"eta": 0.32, "beta": 0.93},
        {"eta": 1.6, "beta": 0.36, "kappa": 10.0},
        {"eta": 2.0, "beta": 0.0},
        {"eta": 3.94, "beta": 0.97},
        {"eta": 3.98, "beta": 0.99},
        {"eta": 1.5, "beta": 0.5, "optimizer": "Nesterov"},
        {"eta": 3.96, "beta": 0.99},
        {"eta": 3.96, "beta": 0.99, "kappa": 1.0},
        {"eta": 3.9, "beta": 0.96, "kappa": 1.0, "walk": 100},
        {"eta": 0.02, "beta": 0.74},
        {"eta": 3.9, "beta": 0.96, "walk": 20},
        {"eta": 0.02, "beta": 0.94, "kappa": 1000.0, "walk": 20},
    ),
)
