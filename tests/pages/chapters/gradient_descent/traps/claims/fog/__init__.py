"""Fog: what is told of probes, and an independent question that decides it."""

from tests.claims import Claims

from . import ends, observe, told
from .own import played

BUDGETS, RATES = (4, 5, 12, 20), (0.05, 0.3, 0.5)


def felt(rng, seen) -> tuple:
    """Return probes: none, or some; near each other, on one spot, or anywhere."""
    n = rng.choice([0, 1, 2, 4, 5, 12, 12, 20])
    across, up = rng.randint(0, 80), rng.randint(0, 80)
    reach = rng.choice([0, 1, 6, 80])

    def near(at: int) -> int:
        return min(max(at + rng.randint(-reach, reach), 0), 80)

    return tuple((near(across), near(up)) for _ in range(n))


def budget(rng, seen) -> int:
    """Return how many probes are allowed: often as many as are felt, never fewer."""
    n = len(seen["felt"])
    more = [allowed for allowed in BUDGETS if allowed >= n]
    return rng.choice([*more, *[max(n, BUDGETS[0])] * len(more)])


CLAIMS = Claims(
    (*told.CLAIMS, *ends.CLAIMS, *observe.CLAIMS),
    evidence=played,
    answers=lambda game: {who.capitalize() for who in game.winners},
    draws={
        "fog_seed": lambda rng, seen: rng.randint(0, 999),
        "fog_budget": budget,
        "fog_eta": lambda rng, seen: rng.choice(RATES),
        "felt": felt,
        "lifted": lambda rng, seen: bool(seen["felt"]) and rng.random() < 0.5,
    },
    also=(
        {"fog_seed": 785, "felt": ((24, 60),)},  # level ground: three grounds have some
        {"fog_seed": 3, "felt": ((40, 40),) * 12},  # all on one spot
    ),
    few=14,
    many=1500,
)
