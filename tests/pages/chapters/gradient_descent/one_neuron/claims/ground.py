"""The claims of where the bottom lies, and of the trough of a single study time."""

from itertools import pairwise

from tests.claims import Claim, Told

from .reading import loss, reads, zero


def place(told: Told, place, digits: int = 4) -> bool:
    """Tell whether a place is told; a weight that no answer feels is 0."""
    seen = told.seen
    shares = [abs(place[0]), abs(place[1]) * max(seen.times)]
    size = max(*shares, *map(abs, seen.targets), 1e-300)
    start = max(abs(seen.path[0][0]), abs(seen.path[0][1]) * max(seen.times))
    least = max(1.1e-9 * size, 1.1e-12 * start)
    for name, weight, share in zip(("x", "y"), place, shares, strict=True):
        if told[name] == 0:
            if max(share, abs(weight)) > least:
                return False
        elif not reads(told, digits, **{name: weight}):
            return False
    return True


def _lowest(told: Told) -> bool:
    seen = told.seen
    return seen.lowest is not None and place(told, seen.lowest) and least(told)


def least(told: Told) -> bool:
    """Tell whether the lowest loss is told."""
    seen = told.seen
    return loss(told, "L", seen.least, seen.lowest or seen.foot)


def _above(told: Told) -> bool:
    gap = told.seen.end - told.seen.least
    return _lowest(told) and reads(told, 2, gap=gap)


def _reached(told: Told) -> bool:
    seen = told.seen
    gap = seen.end - seen.least
    return _lowest(told) and (
        gap <= 1e-11 * seen.least or zero(seen, seen.end, seen.path[-1])
    )


def _one_time(told: Told) -> bool:
    return len({*told.seen.times}) == 1 and told.seen.is_linear


def _meets(told: Told) -> bool:
    seen = told.seen
    is_safe = seen.eta * (1 + seen.times[0] ** 2) < 2 - 1e-11
    agree = not seen.is_partial or seen.least == 0
    verb = (told.word("how") == "meets") == is_safe
    return (
        _one_time(told) and place(told, seen.foot) and verb and agree and seen.last > 0
    )


def _begins(told: Told) -> bool:
    seen = told.seen
    return _one_time(told) and seen.last == 0 and place(told, seen.path[0])


def _crosses(told: Told) -> bool:
    """Tell whether every update moves w1 by the study time times as much as w0."""
    seen, time = told.seen, told.seen.times[0]
    moves = [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(seen.path)]
    size = 1e-9 * max(1, *(abs(w) for place in seen.path for w in place))
    is_across = all(abs(one * time - two) <= size * max(1, time) for one, two in moves)
    return _one_time(told) and is_across and seen.least > 0 and seen.is_partial


CLAIMS = (
    Claim(
        "The lowest point is ({x}, {y}), with L = {L}; the training stands {gap} above "
        "it.",
        _above,
    ),
    Claim(
        "The lowest point is ({x}, {y}), with L = {L}; the training has reached it.",
        _reached,
    ),
    Claim(
        "There is only one study time, so the valley is a trough: a whole line of "
        "weights is equally good.",
        _one_time,
    ),
    Claim(
        "The descent goes straight at that line, never along it: it {how:meets|would, "
        "with a smaller η, meet} it at ({x}, {y}) because of where it started, not "
        "because those weights are better.",
        _meets,
    ),
    Claim("The training begins on that line, at ({x}, {y}).", _begins),
    Claim("Every update goes straight across that line, never along it.", _crosses),
)
