""" "Every η and β": what it may say, and what decides it."""

from tests.claims import Claims

from . import every_asked, every_told
from .every_walks import Walks

CLAIMS = Claims(
    (
        *every_told.STORY,
        *every_told.RATES,
        *every_told.DIRECTIONS,
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
        {"eta": 3.9, "beta": 0.96, "walk": 20},
        {"eta": 0.02, "beta": 0.94, "kappa": 1000.0, "walk": 20},
    ),
)
