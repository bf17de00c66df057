"""What the parts of the landscapes may say, each in its own room."""

from .fair_race import CLAIMS as FAIR_RACE

CLAIMS = {"Fair race": FAIR_RACE}
