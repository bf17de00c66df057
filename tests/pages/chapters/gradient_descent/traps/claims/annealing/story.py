"""The claims of the story: what is proposed, what decides on it, and where many are."""

import re

import numpy as np

from tests.claims import Claim, Told, reads_as
from tests.claims.shapes import NUMBER

PLACE = "({x}, {y})"
NO_SIZE = "0 (less than 10⁻¹⁰⁰)"
NEAR = 1.0  # of a percentage: so well two sums over hollows agree
SHARE = "{how:|more than }{q}%"
TINY = 1e-12  # so high is 0 but for rounding


def high(name: str) -> tuple[str, str]:
    """Return how a height may be written: as it is, or as nearly 0."""
    return f"at f = {{{name}}}", f"within {{{name}_near}} of f = 0"


def is_high(told: Told, name: str, height: float) -> bool:
    """Tell whether a height is written rightly: what is nearly 0 in one way."""
    is_tiny = 0 < abs(height) <= TINY
    if f"{name}_near" in told.said:
        return is_tiny and told[f"{name}_near"] == TINY
    return not is_tiny and told.reads(**{name: height})


def around(share: float) -> np.ndarray:
    """Return the shares that another sum over the same hollows might have found.

    Sums differ most where much is on both sides of a border.
    """
    wide = 0.01 * min(1.0, 20 * share * (1 - share)) + 1e-12
    return np.clip(np.linspace(share - wide, share + wide, 21), 0.0, 1.0)


def at(told: Told, point) -> bool:
    """Tell whether the place that is said is this one; what is tiny reads as 0."""
    wide = max(high - low for low, high in told.seen.surface.domain)
    x, y = (0.0 if abs(v) <= 1e-15 * wide else v for v in np.asarray(point).tolist())
    return told.reads(x=x, y=y)


def _one(told: Told) -> int:
    """Return the step of a story of one chain."""
    return -1 if told.seen.is_many else told.seen.step(told)


def _is_offered(told: Told) -> bool:
    t = _one(told)
    return 0 <= t < told.seen.last and at(told, told.seen.chain.proposals[t])


def _step(told: Told) -> bool:
    return told["t"] == told.seen.step(told)


def _stands(told: Told) -> bool:
    t, seen = _one(told), told.seen
    is_at = at(told, seen.chain.points[t])
    return is_at and is_high(told, "f", float(seen.heights[t]))


def _stands_nowhere(told: Told) -> bool:
    t, seen = _one(told), told.seen
    return at(told, seen.chain.points[t]) and not np.isfinite(seen.heights[t])


def _has_no_height(told: Told) -> bool:
    seen, t = told.seen, _one(told)
    undefined = ~np.isfinite(seen.heights)
    return bool(undefined[t]) and undefined[: t + 1].all()


def _outside(told: Told) -> bool:
    t, seen = _one(told), told.seen
    return _is_offered(told) and not seen.inside(t) and not seen.took(t)


def _undefined(told: Told) -> bool:
    t, seen = _one(told), told.seen
    is_so = _is_offered(told) and seen.inside(t) and not np.isfinite(seen.offered[t])
    return is_so and not seen.took(t)


def _found(told: Told) -> bool:
    t, seen = _one(told), told.seen
    is_so = _is_offered(told) and np.isfinite(seen.offered[t]) and seen.took(t)
    return is_so and not np.isfinite(seen.heights[t])


def _lower(told: Told) -> bool:
    t, seen = _one(told), told.seen
    is_so = _is_offered(told) and seen.rise(t) < 0
    return is_so and _is_size(told, -seen.rise(t)) and seen.took(t)


def _is_size(told: Told, size: float) -> bool:
    """Tell whether a difference is written as it is, or as too small to be read."""
    if told.word("d") == NO_SIZE:
        return size < 1e-100
    return size >= 1e-100 and reads_as(told.word("d"), size)


def _level(told: Told) -> bool:
    t, seen = _one(told), told.seen
    return _is_offered(told) and seen.rise(t) == 0 and seen.took(t)


def _higher(told: Told) -> bool:
    t, seen = _one(told), told.seen
    return _is_offered(told) and seen.rise(t) > 0 and _is_size(told, seen.rise(t))


def _diced(told: Told, accepted: bool) -> bool:
    t, seen = _one(told), told.seen
    if not 0 <= t < seen.last or not seen.rise(t) > 0 or seen.took(t) != accepted:
        return False
    now, dice = seen.temperature(t), float(seen.chain.dice[t])
    if now == 0 or (dice < np.exp(-seen.rise(t) / now)) != accepted:
        return False
    chance = float(np.exp(-seen.rise(t) / now))
    return told.reads(T=now, u=dice) and _is_chance(told.word("p"), chance)


def _is_chance(said: str, chance: float) -> bool:
    """Tell whether a chance is written so that it is neither 0 nor 1."""
    if said in (f"practically {NO_SIZE}", "practically 1"):
        return chance < 1e-100 if NO_SIZE in said else 1 - chance < 1e-12
    is_so = said != "1" and 1e-100 <= chance <= 1 - 1e-12
    return is_so and re.fullmatch(NUMBER, said) and reads_as(said, chance)


def _frozen(told: Told) -> bool:
    t, seen = _one(told), told.seen
    is_cold = 0 <= t < seen.last and seen.temperature(t) == 0
    return is_cold and seen.rise(t) > 0 and not seen.took(t)


def _together(told: Told) -> bool:
    t, seen = _one(told), told.seen
    is_same = t >= 0 and bool((seen.chain.points[t] == seen.cold.points[t]).all())
    return is_same and seen.settings.temperature > 0


def _apart(told: Told) -> bool:
    t, seen = _one(told), told.seen
    is_same = bool((seen.chain.points[t] == seen.cold.points[t]).all())
    return not is_same and is_high(told, "f", float(seen.cold_heights[t]))


def _no_hollows(told: Told) -> bool:
    return told.seen.is_many and len(told.seen.minima) == 0


def _when(told: Told) -> bool:
    t, seen = told.seen.step(told), told.seen
    return told["t"] == t and told.reads(T=seen.temperature(min(t, seen.last - 1)))


def near(told: Told, name: str, share: float) -> bool:
    """Tell whether a percentage is about this share."""
    if told[name] == 99.99:
        is_more = told.word("how") == "more than "
        return (share - 0.99995) * (1 if is_more else -1) > -1e-5
    if told.word("how"):
        return False
    return abs(told[name] - 100 * share) <= NEAR


def _many(told: Told) -> bool:
    seen = told.seen
    first = seen.first(told)
    if not seen.is_many or first is None:
        return False
    now = seen.temperature(min(seen.step(told), seen.last - 1))
    counted = told["n"] == 400 and told.reads(
        p=100 * seen.share(first, told.step, False)
    )
    if "q" not in told.said:  # the bet is open, and Boltzmann may answer it
        return counted and seen.is_a_trap and seen.settings.temperature > 0
    return counted and near(told, "q", seen.boltzmann(first, now))


def _many_cold(told: Told) -> bool:
    """Judge the share of the first row, which is one minimum or all the lowest."""
    seen = told.seen
    lowest = np.flatnonzero(seen.lowest).tolist()
    groups = [[one] for one in lowest[:1]] if len(seen.minima) <= 6 else [lowest]
    return any(told.reads(p=100 * seen.share(g, told.step, True)) for g in groups)


CLAIMS = (
    Claim("Step {t}.", _step),
    *(Claim(f"The chain stands at {PLACE}, {f}.", _stands) for f in high("f")),
    Claim(f"The chain stands at {PLACE}.", _stands_nowhere),
    Claim(
        "The ground has no height here: the first proposal that has one is accepted.",
        _has_no_height,
    ),
    Claim(f"The proposal {PLACE} is outside the window: refused.", _outside),
    Claim(f"At the proposal {PLACE} the ground has no height: refused.", _undefined),
    Claim(f"The proposal {PLACE} has a height: accepted.", _found),
    Claim(f"The proposal {PLACE} is lower by {{d:*}}: accepted.", _lower),
    Claim(f"The proposal {PLACE} is exactly as high: accepted.", _level),
    Claim(f"The proposal {PLACE} is higher by Δ = {{d:*}}.", _higher),
    Claim(
        "At T = {T} its chance exp(−Δ/T) is {p:*}; the dice say {u}, below it: "
        "accepted, uphill.",
        lambda told: _diced(told, accepted=True),
    ),
    Claim(
        "At T = {T} its chance exp(−Δ/T) is {p:*}; the dice say {u}, not below it: "
        "refused.",
        lambda told: _diced(told, accepted=False),
    ),
    Claim("At T = 0 nothing higher is accepted: refused.", _frozen),
    Claim("At T = 0, with the same dice, it would stand at the same place.", _together),
    *(
        Claim(f"At T = 0, with the same dice, it would stand {f}.", _apart)
        for f in high("f")
    ),
    Claim("Step {t}, T = {T}.", _when),
    Claim("No minimum is known here, so there are no hollows to count.", _no_hollows),
    *(
        Claim(f"Of {{n}} chains {{p}}% stand nearest to {where}{tail}", _many)
        for where in (
            "the minimum at ({px}, {py})",
            "one of the {m} minima at f = {level}",
        )
        for tail in (f"; Boltzmann: {SHARE}.", ".")
    ),
    Claim("Of those at T = 0: {p}%.", _many_cold),
)
