"""One neuron: what its part may say, and what decides it."""

from tests.claims import Claims

from . import (
    bets,
    curved,
    endings,
    from_paper,
    ground,
    observe,
    onwards,
    predicted,
    shares,
    story,
)
from .drawing import DRAWS
from .evidence import Seen
from .my_number import MY_NUMBER

ROOMS = (story, predicted, endings, ground, shares, onwards, curved, bets, observe)
CLAIMS = {
    "Learn": Claims(
        tuple(claim for room in ROOMS for claim in room.CLAIMS),
        evidence=Seen,
        answers=bets.answers,
        draws=DRAWS,
    ),
    "From paper": from_paper.CLAIMS,
    "My number is different": MY_NUMBER,
}
