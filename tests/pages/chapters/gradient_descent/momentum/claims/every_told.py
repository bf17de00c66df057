"""What "Every η and β" says of the walk and of the map."""

from tests.claims import Claim, Told

from .every_walks import GRID

FLAT, STEEP, BOTH = "the flat direction", "the steep direction", "both directions"
ALONG = "Along {who:the flat direction|the steep direction|both directions} the error"


def at_of(told: Told) -> int | None:
    """Return which direction a sentence is about; of both, when they are alike."""
    who = told.word("who")
    if (who == BOTH) != (told.seen.kappa == 1):
        return None
    return 0 if who == FLAT else 1


def _does(did: str, because=lambda told, at: True, expected: bool = True):
    def holds(told: Told) -> bool:
        at = at_of(told)
        if at is None or told.seen.did(at) != did:
            return False
        return (told.seen.expected(at) == did) == expected and because(told, at)

    return holds


def _rings_from(told: Told, at: int) -> bool:
    low, high, _ = told.seen.borders
    product = told.seen.products[at]
    return low < high and product <= low + 1e-12 and told.reads(p=product, border=low)


def _flips_from(told: Told, at: int) -> bool:
    low, high, _ = told.seen.borders
    product = told.seen.products[at]
    return low == high and product <= low and told.reads(p=product, border=low)


def _between(told: Told, at: int) -> bool:
    low, high, _ = told.seen.borders
    product = told.seen.products[at]
    return low < product < high and told.reads(p=product, low=low, high=high)


def _count(told: Told, at: int) -> bool:
    words = {"once": 1, "twice": 2}
    said = told.word("n")
    return told.seen.crossings(at) == (words[said] if said in words else told["n"])


def _swings(told: Told, at: int) -> bool:
    return _count(told, at) and _between(told, at)


def _inside(told: Told, at: int) -> bool:
    product, edge = told.seen.products[at], told.seen.borders[2]
    return product <= edge and told.reads(p=product, edge=edge)


def _outside(told: Told, at: int) -> bool:
    product, edge = told.seen.products[at], told.seen.borders[2]
    return product > edge and told.reads(p=product, edge=edge)


def _on_it(told: Told, at: int) -> bool:
    product, edge = told.seen.products[at], told.seen.borders[2]
    return abs(product - edge) < 1e-9 and told.reads(p=product)


def _rate(told: Told) -> bool:
    seen = told.seen
    return told.reads(half=seen.last // 2, last=seen.last, rate=seen.rate)


def _short(told: Told) -> bool:
    seen = told.seen
    gap, rest = abs(seen.rate - seen.theory), abs(seen.long_rate - seen.theory)
    return gap >= 5e-4 and rest <= gap / 2 + 1e-12 and told.reads(gap=gap)


def _rest(told: Told) -> bool:
    rest = abs(told.seen.long_rate - told.seen.theory)
    return _short(told) and rest > 1e-6 and told.reads(rest=rest)


def _soonest(told: Told) -> bool:
    cell = NUMBERED.get((told["eta"], told["beta"]))
    cells = told.seen.cells
    return cell is not None and cells[cell] == cells.min() <= told.seen.n


def _crossed(told: Told) -> bool:
    pairs = [(one[told.step - 1], one[told.step]) for one in told.seen.e]
    did = [before * now < 0 for before, now in pairs]
    who = {
        (True, True): "Each of them",
        (True, False): "The one along the flat direction",
        (False, True): "The one along the steep direction",
    }
    return who.get(tuple(did)) == told.word("who")


NUMBERED = {(round(eta, 2), round(beta, 2)): k for k, (eta, beta) in enumerate(GRID)}
WALK = "From step {half} to step {last} a step multiplied the error by {rate}"
SHORT = (
    "The walk is too short to tell better: over 32,768 steps the difference would be "
)
CELL = "The soonest cell of the map, η = {eta} and β = {beta}, is there at step {k}; "
STORY = (
    Claim("Step {k}.", lambda told: told["k"] == told.step),
    Claim(
        "The error is {flat} along the flat direction and {steep} along the steep one.",
        lambda told: told.reads(
            flat=told.seen.e[0][told.step], steep=told.seen.e[1][told.step]
        ),
    ),
    Claim(
        "Each of the {cells} cells of the map is such a walk of up to {n} steps; click "
        "one, and it is shown beside.",
        lambda told: told["cells"] == len(GRID) and told["n"] == told.seen.n,
    ),
    Claim(
        "Both together are {left} of what they were at first.",
        lambda told: told.reads(left=told.seen.left(told.step)),
    ),
    Claim(
        "{who:Each of them|The one along the flat direction|"
        "The one along the steep direction} has just changed sides.",
        _crossed,
    ),
)
RATES = (
    Claim(
        "After step {k} the next one would leave every scale.",
        lambda told: told.seen.lost and told["k"] == told.seen.last,
    ),
    Claim(
        "At step {k} it has settled.",
        lambda told: not told.seen.lost and told["k"] == told.seen.last < told.seen.n,
    ),
    Claim(
        WALK + ", as the largest root of theory says.",
        lambda told: _rate(told) and abs(told.seen.rate - told.seen.theory) < 5e-4,
    ),
    Claim(
        WALK + " on the average; theory's largest root is {root}.",
        lambda told: (
            _rate(told)
            and abs(told.seen.rate - told.seen.theory) >= 5e-4
            and told.word("root") != told.word("rate")
            and told.reads(root=told.seen.theory)
        ),
    ),
    Claim(SHORT + "{rest} instead of {gap}.", _rest),
    Claim(
        SHORT + "less than a millionth instead of {gap}.",
        lambda told: (
            _short(told) and abs(told.seen.long_rate - told.seen.theory) <= 1.001e-6
        ),
    ),
)
DIRECTIONS = (
    *(
        Claim(f"{ALONG} {did}.", _does(did, expected=False))
        for did in (
            "kept its side",
            "changed sides at every step",
            "grew",
        )
    ),
    Claim(ALONG + " changed sides {n} times.", _does("changed sides", _count, False)),
    Claim(
        ALONG + " changed sides {n:once|twice}.",
        _does("changed sides", _count, False),
    ),
    Claim(
        ALONG + " kept its side: η·λ = {p} is not above {border}, from where on it "
        "rings.",
        _does("kept its side", _rings_from),
    ),
    Claim(
        ALONG + " kept its side: η·λ = {p} is not above {border}, from where on it "
        "changes sides at every step.",
        _does("kept its side", _flips_from),
    ),
    *(
        Claim(
            ALONG + " changed sides " + many + ": η·λ = {p} lies between {low} and "
            "{high}, where it rings.",
            _does(
                "changed sides",
                lambda told, at: _count(told, at) and _between(told, at),
            ),
        )
        for many in ("{n} times", "{n:once|twice}")
    ),
    Claim(
        ALONG + " changed sides at every step: η·λ = {p} is not beyond the edge, "
        "{edge}.",
        _does("changed sides at every step", _inside),
    ),
    Claim(
        ALONG + " grew: η·λ = {p} is beyond the edge, {edge}.",
        _does("grew", _outside),
    ),
    Claim(
        ALONG + " neither grew nor shrank: η·λ = {p} is the edge itself.",
        _does("neither grew nor shrank", _on_it),
    ),
)
ARRIVALS = (
    Claim(
        "The error is not within a thousandth of the first one after {n} steps.",
        lambda told: told.seen.arrival > told.seen.n and told["n"] == told.seen.last,
    ),
    Claim(
        "The error is within a thousandth of the first one from step {k} on.",
        lambda told: told["k"] == told.seen.arrival <= told.seen.n,
    ),
    Claim(
        "No setting of the map comes so near in so few steps.",
        lambda told: told.seen.cells.min() > told.seen.n,
    ),
    Claim(
        CELL + "without momentum the soonest is there at step {plain}.",
        lambda told: (
            _soonest(told)
            and told["k"] == told.seen.cells.min()
            and told["plain"] == told.seen.plain <= told.seen.n
        ),
    ),
    Claim(
        CELL + "without momentum none is, in so few steps.",
        lambda told: (
            _soonest(told)
            and told["k"] == told.seen.cells.min()
            and told.seen.plain > told.seen.n
        ),
    ),
    Claim(
        "Take the soonest cell: η = {eta}, β = {beta}",
        lambda told: (
            _soonest(told)
            and told.after.arrival == told.seen.cells.min() < told.seen.arrival
            and told.reads(
                eta=told.after.settings.learning_rate, beta=told.after.settings.momentum
            )
        ),
    ),
)
