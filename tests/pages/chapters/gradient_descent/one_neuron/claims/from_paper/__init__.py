"""The claims of "From paper", and what decides them."""

from tests.claims import Claims

from . import ends, observed, steps, visits
from .drawing import ALSO, DRAWS
from .evidence import Seen

ROOMS = (steps, visits, ends, observed)
CLAIMS = Claims(
    tuple(claim for room in ROOMS for claim in room.CLAIMS),
    evidence=Seen,
    answers=ends.answers,
    draws=DRAWS,
    also=ALSO,
)
