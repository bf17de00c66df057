"""The claims of what the neuron answers; an S never says 0 or 1."""

from tests.claims import Claim, Told

from .reading import before, different, reads

WEIGHTS = "With w₀ = {w0} and w₁ = {w1} the"


def _weights(told: Told) -> bool:
    w0, w1 = before(told)
    return reads(told, 6, w0=w0, w1=w1)


def _never(told: Told, name: str, is_almost: bool = False) -> bool:
    """Tell whether 0 or 1 is said to be but near, where it is an S that answers."""
    looks_so = not told.seen.is_linear and told[name] in (0, 1)
    return looks_so == is_almost


def _one(told: Told, is_almost: bool = False) -> bool:
    seen, w = told.seen, before(told)
    said = seen.answer(w, seen.times[0])
    is_so = reads(told, 6, a=said, x=seen.times[0]) and _never(told, "a", is_almost)
    return seen.n == 1 and _weights(told) and is_so


def _range(told: Told, almost: str = "") -> bool:
    said = told.seen.answers(before(told))
    is_so = reads(told, 4, low=min(said), high=max(said))
    is_near = all(_never(told, name, name in almost) for name in ("low", "high"))
    return _weights(told) and is_so and is_near and different(told, "low", "high")


def _same(told: Told, is_almost: bool = False) -> bool:
    said = told.seen.answers(before(told))
    gap = max(said) - min(said)
    is_so = gap <= 1e-11 * abs(said[0]) and reads(told, 4, a=said[0])
    return _weights(told) and is_so and _never(told, "a", is_almost)


CLAIMS = (
    Claim(WEIGHTS + " neuron answers {a} for {x} hours.", _one),
    Claim(
        WEIGHTS + " neuron answers almost {a} for {x} hours.",
        lambda told: _one(told, True),
    ),
    Claim(WEIGHTS + " neuron's answers run from {low} to {high}.", _range),
    Claim(
        WEIGHTS + " neuron's answers run from {low} to almost {high}.",
        lambda told: _range(told, "high"),
    ),
    Claim(
        WEIGHTS + " neuron's answers run from almost {low} to {high}.",
        lambda told: _range(told, "low"),
    ),
    Claim(WEIGHTS + " neuron answers {a} to every sample.", _same),
    Claim(
        WEIGHTS + " neuron answers almost {a} to every sample.",
        lambda told: _same(told, True),
    ),
)
