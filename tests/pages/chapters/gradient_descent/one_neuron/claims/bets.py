"""The claims of the bet, of its reason, and of the remedy."""

from math import isclose

from tests.claims import Claim, Told

from .curved import hears
from .endings import by, halving, product, sign, stayed, went
from .evidence import Seen
from .reading import different, loss, reads, zero


def _blamed(told: Told) -> bool:
    seen = told.seen
    first, last = hears(seen, 0), hears(seen, -1)
    if "b" in told.said:
        is_so = reads(told, 2, a=first, b=last) and different(told, "a", "b")
    else:
        is_so = reads(told, 2, a=first) and reads(told, 2, a=last)
    return not seen.is_linear and is_so


def _cure(told: Told) -> bool:
    ends = told.after.fit.losses[-1]
    seen = told.seen
    better = ends < 0.991 * min(seen.end, seen.first)
    first = loss(told, "a", ends, told.after.fit.weights[-1].tolist(), 3)
    return better and first and reads(told, 3, b=seen.end) and different(told, "a", "b")


def _takes(told: Told) -> bool:
    return _cure(told) and isclose(told["eta"], told.after.settings.learning_rate)


def _starts(told: Told) -> bool:
    return _cure(told) and told.after.settings.weights == (told["w0"], told["w1"])


def answers(seen: Seen) -> set[str]:
    """Return what became of the loss: twelve digits show every fall there is."""
    first, end = (
        0.0 if zero(seen, one, w) else float(f"{one:.12g}")
        for one, w in ((seen.first, seen.path[0]), (seen.end, seen.path[-1]))
    )
    if end >= first:
        return {"it does not fall at all"}
    is_far = end < 0.1 * first
    return {"it falls below a tenth" if is_far else "it falls, but not that far"}


def _fell(told: Told) -> bool:
    """Tell whether a fall is a slight one, and is as large as is told."""
    seen = told.seen
    fall = seen.first - seen.end
    near = reads(told, 2, fall=fall) or isclose(
        told["fall"], fall, rel_tol=0.05, abs_tol=2e-14 * seen.first
    )
    return went(told) and 0 < fall < 1.001e-3 * seen.first and near


def _slightly(told: Told) -> bool:
    fall = told.seen.first - told.seen.end
    return 0 < fall < 0.999e-3 * told.seen.first


def _across(told: Told) -> bool:
    """Tell whether 1 - eta lambda is told, as it is across the valley."""
    seen = told.seen
    return not seen.is_partial and by(told, product(seen.bends[1], seen.eta))


def _bottom(told: Told) -> bool:
    return _across(told) and len({*told.seen.times}) == 1


def _flies(told: Told) -> bool:
    return _across(told) and told.seen.eta * told.seen.bends[1] > 2


def _halves(told: Told) -> bool:
    return _across(told) and reads(told, 3, n=halving(told.seen))


def _hastens(told: Told) -> bool:
    seen = told.seen
    return _across(told) and by(told, product(seen.bends[0], seen.eta), "g")


def _alone(told: Told) -> bool:
    seen = told.seen
    bend = 1 + max(seen.times) ** 2
    return seen.size == 1 and by(told, product(bend, seen.eta))


def _pair(told: Told) -> bool:
    seen = told.seen
    return seen.size == 2 and sign(told, product(seen.steepest[0], seen.eta))


VALLEY = "Every update multiplies the distance across the valley by 1 − η·λ = {f}"
STEEPEST = "For the steepest pair that an update may follow "
PACES = "η·λ = {p} {sign:<|>} 2.", "η·λ = {p}, the boundary itself."
PASSES = "Blame is multiplied by what the S passes on of a mistake: at most {a}"
CLAIMS = (
    Claim(
        "The loss (the mean of the halved squared mistakes) starts at {a}.",
        lambda told: loss(told, "a", told.seen.first, told.seen.path[0]),
    ),
    Claim("What becomes of it by the end?", lambda told: told.seen.last > 0),
    Claim(
        "The loss went from {a} to {b}.",
        lambda told: went(told) and not _slightly(told),
    ),
    Claim("The loss went from {a} to {b}, a fall of {fall}.", _fell),
    Claim("The loss stayed at {a}.", stayed),
    Claim(PASSES + " at the start, at most {b} at the end.", _blamed),
    Claim(PASSES + ", at the start as at the end.", _blamed),
    Claim(
        "Every update multiplies the distance from the bottom by 1 − η·λ = {f}.",
        _bottom,
    ),
    Claim(VALLEY + ".", _flies),
    Claim(VALLEY + "; halving the distance along it takes {n} updates.", _halves),
    Claim(VALLEY + "; along it an update multiplies it by {g}.", _hastens),
    Claim(
        "Alone, the sample with the most study time has its mistake multiplied by "
        "1 − η·λ = {f} at each visit.",
        _alone,
    ),
    *(Claim(STEEPEST + side, _pair) for side in PACES),
    Claim(
        "No weights bring the loss below {a}.",
        lambda told: reads(told, 4, a=told.seen.least),
    ),
    Claim("Take η = {eta}: the loss ends at {a}, not {b}", _takes),
    Claim("Start at w₀ = {w0}, w₁ = {w1}: the loss ends at {a}, not {b}", _starts),
)
