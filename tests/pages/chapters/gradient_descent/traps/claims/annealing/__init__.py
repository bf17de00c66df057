"""Annealing: what it may say, and what decides it."""

from tests.claims import Claims

from . import bets, ends, observe, story
from .drawing import ALSO, DRAWS
from .evidence import Seen

ROOMS = (story, ends, bets, observe)
CLAIMS = Claims(
    tuple(claim for room in ROOMS for claim in room.CLAIMS),
    evidence=Seen,
    answers=bets.answers,
    draws=DRAWS,
    also=ALSO,
    few=30,
    many=1500,
)
