"""What "One split" says, and what decides it."""

from tests.claims import Claims

from . import split_ends, split_story, split_won
from .split_seen import Seen

SMALL = {"made": 20, "data": "XOR", "spread": 0.0}
CLAIMS = Claims(
    (*split_story.STORY, *split_won.WON, *split_ends.ENDS, *split_ends.BET)
    + split_ends.OBSERVE,
    evidence=Seen,
    answers=split_ends.answers,
    also=(
        {**SMALL, "leaf": 20},
        {**SMALL, "node": 50},
        {**SMALL, "gain": "More than 0"},
        {**SMALL, "by": "Misclassification", "made": 50, "spread": 0.3},
        {"by": "Gini", "cut": 0, "leaf": 5},
    ),
    few=12,
    many=600,
)
