"""What "Ladder of fixes" may say: put together from its story and its ending."""

from tests.claims import Claims

from . import ladder_ending, ladder_story
from .ladder_own import Climbed, answers

DEPTHS, WIDTHS = (1, 2, 3, 11, 20, 50, 100), (4.0, 8.0, 16.0, 32.0)


def settings(rng):
    """Return a ladder, narrow where it is deep, the shallowest often."""
    depth = rng.choice([*DEPTHS, rng.randint(1, 100), rng.randint(1, 12)])
    widths = WIDTHS if depth > 30 else (*WIDTHS, 64.0, 128.0)
    widths = (4.0, 8.0) if depth > 60 and rng.random() < 0.7 else widths
    return {"depth": depth, "width": rng.choice(widths), "seed": rng.randint(0, 999)}


CLAIMS = Claims(
    (*ladder_story.CLAIMS, *ladder_ending.CLAIMS),
    evidence=Climbed,
    answers=answers,
    settings=settings,
    few=4,
    many=150,
)
