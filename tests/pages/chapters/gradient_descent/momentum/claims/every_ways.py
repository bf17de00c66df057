"""What "Every η and β" says of each direction."""

from tests.claims import Claim, Told

FLAT, STEEP, BOTH = "the flat direction", "the steep direction", "both directions"
ALONG = "Along {who:the flat direction|the steep direction|both directions} the error"
KEPT, FLIPPED = "kept its side", "changed sides at every step"
SIDES = "changed sides"


def at_of(told: Told) -> int | None:
    """Return which direction a sentence is about; of both, when they are alike."""
    who = told.word("who")
    if (who == BOTH) != (told.seen.kappa == 1):
        return None
    return 0 if who == FLAT else 1


def _does(did: str, expected: str, because=lambda told, at: True):
    def holds(told: Told) -> bool:
        at = at_of(told)
        if at is None or told.seen.did(at) != did:
            return False
        return told.seen.expected(at) == expected and because(told, at)

    return holds


def _reads(told: Told, at: int, **borders: float) -> bool:
    """Tell whether product and borders are so as they are written."""
    return told.reads(p=told.seen.products[at], **borders)


def _not_above(told: Told, at: int, rings: bool) -> bool:
    low, high, _ = told.seen.borders
    below = told.seen.products[at] <= low + 1e-12 and told["p"] <= told["border"]
    return (low < high) == rings and below and _reads(told, at, border=low)


def _slowly(told: Told, at: int) -> bool:
    low = told.seen.borders[0]
    above = told.seen.products[at] > low and told["p"] > told["border"]
    return above and told["n"] == told.seen.last and _reads(told, at, border=low)


def _between(told: Told, at: int) -> bool:
    low, high, _ = told.seen.borders
    inside = told["low"] < told["p"] < told["high"]
    return inside and _reads(told, at, low=low, high=high)


def _count(told: Told, at: int) -> bool:
    words = {"once": 1, "twice": 2}
    said = told.word("n")
    return told.seen.crossings(at) == (words[said] if said in words else told["n"])


def _beyond(told: Told, at: int) -> bool:
    return told["p"] > told["edge"] and _reads(told, at, edge=told.seen.borders[2])


def _inside(told: Told, at: int) -> bool:
    return told["p"] <= told["edge"] and _reads(told, at, edge=told.seen.borders[2])


def _on_it(told: Told, at: int) -> bool:
    swing = told.seen.swing
    far = told.reads(a=swing) and told["b"] == -told["a"]
    grows = told.seen.beta > 0 or "grows" not in told.said
    return far and grows and told.reads(p=told.seen.borders[2])


EDGE = " for ever: η·λ = {p} is the edge itself."
CLAIMS = (
    Claim(
        ALONG + " kept its side: η·λ = {p} is not above {border}, from where on it "
        "rings.",
        _does(KEPT, KEPT, lambda told, at: _not_above(told, at, rings=True)),
    ),
    Claim(
        ALONG + " kept its side: η·λ = {p} is not above {border}, from where on it "
        "changes sides at every step.",
        _does(KEPT, KEPT, lambda told, at: _not_above(told, at, rings=False)),
    ),
    Claim(
        ALONG + " kept its side: η·λ = {p} is above {border}, from where on it rings, "
        "but too slowly to be seen in {n} steps.",
        _does(KEPT, SIDES, _slowly),
    ),
    *(
        Claim(
            ALONG + " changed sides " + many + ": η·λ = {p} lies between {low} and "
            "{high}, where it rings.",
            _does(
                SIDES, SIDES, lambda told, at: _count(told, at) and _between(told, at)
            ),
        )
        for many in ("{n} times", "{n:once|twice}")
    ),
    Claim(
        ALONG + " changed sides at every step: η·λ = {p} is not beyond the edge, "
        "{edge}.",
        _does(FLIPPED, FLIPPED, _inside),
    ),
    Claim(
        ALONG + " changed sides at every step: η·λ = {p} lies between {low} and "
        "{high}, where it rings, so near to {high} that it is seen no otherwise.",
        _does(FLIPPED, SIDES, _between),
    ),
    Claim(
        ALONG + " is 0 from step {k} on: η·λ is 1, and both roots z are 0.",
        _does("is 0", "is 0", lambda told, at: told["k"] == told.seen.landing(at)),
    ),
    Claim(
        ALONG + " swings between {a} and {b}" + EDGE,
        _does(
            "swings",
            "swings",
            lambda told, at: told.seen.beta == 0 and _on_it(told, at),
        ),
    ),
    Claim(
        ALONG + " grows at first, and comes to swing between {a} and {b}" + EDGE,
        _does(
            "swings", "swings", lambda told, at: told.seen.beta > 0 and _on_it(told, at)
        ),
    ),
    *(
        Claim(
            ALONG + " has only grown so far: η·λ = {p} is not beyond the edge, "
            "{edge}, so it shrinks in the end, but {n} steps are too few to see it.",
            _does(
                "only grown",
                expected,
                lambda told, at: told["n"] == told.seen.last and _inside(told, at),
            ),
        )
        for expected in (SIDES, FLIPPED)
    ),
    Claim(
        ALONG + " grew: η·λ = {p} is beyond the edge, {edge}.",
        _does("grew", "grew", _beyond),
    ),
)
