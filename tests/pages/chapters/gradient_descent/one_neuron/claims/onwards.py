"""The claims of why it stops, and of what would come after that."""

from math import isclose

import numpy as np

from tests.claims import Claim, Told

from .evidence import MORE, Seen
from .ground import place
from .reading import different, loss, reads


def _leaves(told: Told) -> bool:
    is_one = (told.word("u") == "update") == (told["n"] == 1)
    return told.seen.flies and told["n"] == len(told.seen.onward) and is_one


def _rests(told: Told) -> bool:
    seen, w = told.seen, told.seen.onward[-1].tolist()
    return seen.rests and place(told, w) and loss(told, "L", seen.later[-1], w)


def _repeats(told: Told) -> bool:
    seen = told.seen
    if not seen.period or told["p"] != seen.period:
        return False
    end = seen.later[-seen.period :]
    return reads(told, 4, low=end.min(), high=end.max())


def _slopes(seen: Seen, w) -> np.ndarray:
    """Return the gradient of the loss, by hand."""
    pulls = np.array(seen.pulls(w))
    return -pulls.mean(axis=0)


def _bend(seen: Seen, w, h: float = 1e-5) -> np.ndarray:
    """Return how the surface bends at a place, from slopes a hair to each side."""
    sides = [(_slopes(seen, w + h * e) - _slopes(seen, w - h * e)) for e in np.eye(2)]
    return np.array(sides).T / (2 * h)


def _holds(told: Told) -> bool:
    seen = told.seen
    bend = np.linalg.eigvalsh(_bend(seen, seen.onward[-1]))[-1]
    near = isclose(told["lam"], bend, rel_tol=1e-3, abs_tol=1e-8)
    is_pace = isclose(told["p"], seen.eta * bend, rel_tol=1e-3)
    side = told.word("sign") == "<" and seen.eta * bend < 2
    return seen.rests and near and is_pace and side and not seen.is_partial


def _attract(told: Told) -> bool:
    """Follow a small distance from the cycle for a round: how much of it is left?"""
    seen = told.seen
    if not seen.period:
        return False
    w, left = seen.onward[-1], []
    for e in np.eye(2):
        ends = []
        for sign in (1, -1):
            at = w + 1e-6 * sign * e
            for _ in range(seen.period):
                at = at - seen.eta * _slopes(seen, at)
            ends.append(at)
        left.append((ends[0] - ends[1]) / 2e-6)
    factors = np.abs(np.linalg.eigvals(np.array(left).T))
    if len({*seen.times}) == 1:
        factors = np.delete(factors, np.abs(factors - 1).argmin())
    return (
        factors.max() < 1
        and told["share"] != 1
        and abs(told["share"] - factors.max()) < 2e-3
    )


def _same_loss(told: Told) -> bool:
    seen = told.seen
    if not seen.period or told["p"] != seen.period:
        return False
    end = seen.later[-seen.period :]
    return np.ptp(end) <= 1e-8 * end[-1] and reads(told, 4, a=end[-1])


def _ahead(told: Told) -> bool:
    return told["n"] == MORE == len(told.seen.onward) - 1


def _falls(told: Told) -> bool:
    seen = told.seen
    third, last = seen.quarters
    first = loss(told, "a", seen.later[0], seen.onward[0])
    end = loss(told, "b", seen.later[-1], seen.onward[-1])
    is_falling = last.max() < third.max() and seen.later[-1] < seen.later[0]
    return _ahead(told) and first and end and is_falling and different(told, "a", "b")


def _rises(told: Told) -> bool:
    seen = told.seen
    first = loss(told, "a", seen.later[0], seen.onward[0])
    end = loss(told, "b", seen.later[-1], seen.onward[-1])
    return _ahead(told) and first and end and _never_falls(seen)


def _comes(told: Told) -> bool:
    end = told.seen.later[3 * MORE // 4 :]
    return _ahead(told) and np.ptp(end) <= 1e-10 * end[-1] and reads(told, 4, a=end[-1])


def _never_falls(seen: Seen) -> bool:
    return (np.diff(seen.later) >= -1.1e-12 * seen.later[1:]).all()


def _barely(told: Told) -> bool:
    first, last = told.seen.later[0], told.seen.later[-1]
    is_so = reads(told, 3, fall=first - last) and reads(told, 4, a=first)
    return _ahead(told) and 0 < first - last < 0.0011 * first and is_so


def _hardly(told: Told) -> bool:
    seen = told.seen
    change = abs(seen.later[-1] - seen.later[0])
    is_so = loss(told, "a", seen.later[0], seen.onward[0])
    return _ahead(told) and is_so and change <= 1e-4 * seen.later[0] + 1e-24


def _wanders(told: Told) -> bool:
    seen = told.seen
    end = seen.later[3 * MORE // 4 :]
    moves = np.diff(seen.later) / seen.later[:-1]
    rises = moves.max() > 1e-14 and moves.min() < -1e-14
    is_so = reads(told, 4, low=end.min(), high=end.max()) and different(
        told, "low", "high"
    )
    return _ahead(told) and rises and is_so and not seen.rests


def _is_still(seen: Seen) -> bool:
    """Tell whether neither the blame nor a step is more than 1e-12."""
    pulls = seen.pulls(seen.path[-1])
    if not seen.is_partial:
        pulls = [tuple(sum(pull[k] for pull in pulls) / seen.n for k in (0, 1))]
    return max(abs(part) for pull in pulls for part in pull) <= 1.1e-12


CLAIMS = (
    Claim("The updates are used up.", lambda told: told.seen.last == told.seen.plan),
    Claim(
        "Settled.",
        lambda told: told.seen.last < told.seen.plan and _is_still(told.seen),
    ),
    Claim(
        "The blame is as good as 0, so nothing moves any more.",
        lambda told: not told.seen.is_partial and _is_still(told.seen),
    ),
    Claim(
        "No sample moves the weights any more.",
        lambda told: told.seen.is_partial and _is_still(told.seen),
    ),
    Claim("Stopped.", lambda told: told.seen.last < told.seen.plan and told.seen.flies),
    Claim(
        "The next weights would leave every scale.",
        lambda told: told.seen.flies and len(told.seen.onward) == 1,
    ),
    Claim(
        "The next weights would leave every scale, so it stops here.",
        lambda told: told.seen.flies and len(told.seen.onward) == 1,
    ),
    Claim(
        "After {n} more {u:update|updates} the weights would leave every scale.",
        _leaves,
    ),
    Claim(
        "With more updates it would come to rest at ({x}, {y}), with L = {L}.", _rests
    ),
    Claim(
        "With more updates it would visit the same {p} places again and again, with "
        "losses from {low} to {high}.",
        _repeats,
    ),
    Claim(
        "With more updates it would visit the same {p} places again and again, with "
        "the loss {a} at each.",
        _same_loss,
    ),
    Claim(
        "There the surface bends with λ = {lam}, and η·λ = {p} {sign:<|>} 2 draws it "
        "in.",
        _holds,
    ),
    Claim(
        "A round leaves {share} of a small distance from them: they attract.", _attract
    ),
    Claim(
        "In the next {n} updates the loss would fall by {fall} only, from {a}.", _barely
    ),
    Claim("In the next {n} updates the loss would come to {a} and stay there.", _comes),
    Claim("In the next {n} updates the loss would rise from {a} to {b}.", _rises),
    Claim(
        "In the next {n} updates the loss would go from {a} to {b}, still falling.",
        _falls,
    ),
    Claim("In the next {n} updates the loss would hardly change from {a}.", _hardly),
    Claim(
        "In the next {n} updates the loss would go up and down, at the end between "
        "{low} and {high}.",
        _wanders,
    ),
)
