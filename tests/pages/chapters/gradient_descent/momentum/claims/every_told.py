"""What "Every η and β" says of the walk and of the map."""

from tests.claims import Claim, Told

from .every_walks import GRID


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
WALK = (
    "From step {half} to step {last} a step multiplied place and speed together by "
    "{rate}"
)
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
        "Each of the {cells} cells of the map is such a walk of up to {n} steps, of "
        "more where it has grown; click one, and it is shown beside.",
        lambda told: told["cells"] == len(GRID) and told["n"] == told.seen.n,
    ),
    Claim(
        "Both together are {left} times what they were at first.",
        lambda told: (
            told.reads(left=told.seen.left(told.step))
            and (told["left"] == 1) == (told.seen.left(told.step) == 1)
            and (told["left"] == 0) == (told.seen.left(told.step) == 0)
        ),
    ),
    Claim(
        "Both together are as large as at first.",
        lambda told: abs(told.seen.left(told.step) - 1) < 1e-12,
    ),
    Claim("Nothing is left of them.", lambda told: told.seen.left(told.step) == 0),
    Claim(
        "{who:Each of them|The one along the flat direction|"
        "The one along the steep direction} has just changed sides.",
        _crossed,
    ),
)
RATES = (
    Claim(
        "At step {k} nothing is left: both roots of theory are 0.",
        lambda told: told.seen.theory == 0 and told["k"] == told.seen.last,
    ),
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
        lambda told: (
            _rate(told)
            and abs(told.seen.rate - told.seen.theory) < 5e-4
            and told.reads(rate=told.seen.theory)
        ),
    ),
    Claim(
        WALK + " on the average; theory's largest root is {root}.",
        lambda told: (
            _rate(told)
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
