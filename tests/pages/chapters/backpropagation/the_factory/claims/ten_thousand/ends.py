"""What "10,000 steps" may say of the end: how far E fell, and by which law."""

import numpy as np

from tests.claims import Claim, Told
from tests.pages.chapters.backpropagation.the_factory.claims.passes.seen import parts
from tests.pages.chapters.backpropagation.the_factory.claims.ten_thousand.law import (
    LAW,
    is_whole,
)
from tests.pages.chapters.backpropagation.the_factory.claims.ten_thousand.seen import (
    LAST,
)

NAMES = {"a tenth": 0.1, "a hundredth": 0.01, "a thousandth": 0.001}
NAME = ":a tenth|a hundredth|a thousandth}"


def _ends(told: Told, *, a: bool, b: bool) -> bool:
    """Ask for E at the start and in the end, of which some are told with digits."""
    seen = told.seen
    first = seen.reads_error(told, 0, "a") if a else seen.is_rest(told, 0)
    last = seen.reads_error(told, LAST, "b") if b else seen.is_rest(told, LAST)
    return is_whole(told) and first and last


def _divided(told: Told) -> bool:
    if not _ends(told, a=True, b=True):
        return False
    first, last = (float(told.seen.errors[k]) for k in (0, LAST))
    way = "divided" if last < first else "multiplied"
    by = max(first / last, last / first)
    return told.word("done") == way and told.reads(by=by)


def _milestones(told: Told) -> bool:
    """Ask for the first steps at which E is so small, each with the smallest share."""
    found = {told.seen.first_at(share): name for name, share in NAMES.items()}
    found.pop(None, None)
    said = [
        (told[n], told.word(s))
        for n, s in zip("nmk", "abc", strict=True)
        if n in told.said
    ]
    plural = "" if told["n"] == 1 else "s"
    return said == [*found.items()] and told.word("s") == plural


def _rise(told: Told) -> bool:
    sure, maybe = told.seen.rises(1.001), told.seen.rises(0.999)
    many = told["n"] if "n" in told.said else 1
    first = sure[0] if len(sure) else maybe[0] if len(maybe) else None
    return len(sure) <= many <= len(maybe) and told["first"] == first


def _both_orders(told: Told) -> tuple[int, int]:
    """Return which of the runs is right, and which has the slip."""
    return (1, 0) if told.seen.settings.update_first else (0, 1)


def _order(told: Told) -> bool:
    seen, (right, wrong) = told.seen, _both_orders(told)
    places = (("a", 1, right), ("b", 1, wrong), ("c", LAST, right), ("d", LAST, wrong))
    return min(seen.taken) == LAST and all(
        seen.reads_error(told, at, name, run) for name, at, run in places
    )


def _no_difference(told: Told) -> bool:
    seen = told.seen
    pairs = [seen.all_errors[:, at] for at in (1, LAST)]
    return min(seen.taken) == LAST and all(
        abs(a - b) <= 1e-11 * abs(a) + seen.noise * seen.is_softmax for a, b in pairs
    )


def _famous(told: Told) -> bool:
    errors, (_, wrong) = told.seen.all_errors, _both_orders(told)
    said = ["0.291027924", "0.000035085"]
    return said == [f"{errors[wrong, at]:.9f}" for at in (1, LAST)] and told.reads(
        a=errors[wrong, 1], b=errors[wrong, LAST]
    )


def _right(told: Told) -> bool:
    right, _ = _both_orders(told)
    errors = told.seen.all_errors[right]
    return told.reads(a=errors[1], b=errors[LAST])


def _falls_either_way(told: Told) -> bool:
    return bool((np.diff(told.seen.all_errors[:, [0, 1, LAST]], axis=1) < 0).all())


def _twins(told: Told) -> bool:
    said = {frozenset(parts(lot)) for lot in told.word("who").split("; ")}
    return said == told.seen.twins()


def _lost(told: Told) -> bool:
    return not is_whole(told) and told["n"] == told.seen.taken[0] + 1


def _just_before(told: Told) -> bool:
    last = told.seen.taken[0]
    return last < LAST and told.seen.reads_error(told, last)


FIRST = f"E first came down to {{a{NAME} of what it was after {{n}} step{{s:|s}}"
ENDED = (
    Claim(
        "10,000 steps take E from {a} to {b}: {done:divided|multiplied} by {by}.",
        _divided,
    ),
    Claim(
        "10,000 steps take E from {a} to below {r}, which is nothing but rounding.",
        lambda told: _ends(told, a=True, b=False),
    ),
    Claim(
        "10,000 steps take E from below {r} to {b}.",
        lambda told: _ends(told, a=False, b=True),
    ),
    Claim(
        "10,000 steps leave E at {a}.",
        lambda told: (
            told.seen.reads_error(told, 0, "a")
            and told.seen.reads_error(told, LAST, "a")
        ),
    ),
    Claim(
        "10,000 steps leave E at below {r}.",
        lambda told: _ends(told, a=False, b=False),
    ),
    Claim(
        "At step {n} E is no finite number any more: the steps are too long for these "
        "numbers.",
        _lost,
    ),
    Claim("Just before, it was {e}.", _just_before),
    Claim(
        "It was never a tenth of what it was.",
        lambda told: told.seen.first_at(0.1) is None,
    ),
    Claim(f"{FIRST}.", _milestones),
    Claim(f"{FIRST} and {{b{NAME} after {{m}}.", _milestones),
    Claim(f"{FIRST}, {{b{NAME} after {{m}} and {{c{NAME} after {{k}}.", _milestones),
    *LAW,
    Claim(
        "Not one of the steps let E rise.",
        lambda told: not len(told.seen.rises(1.001)),
    ),
    Claim("At one of the steps E rose: at step {first}.", _rise),
    Claim(
        "At {n} of the steps E rose, for the first time at step {first}.",
        lambda told: told["n"] > 1 and _rise(told),
    ),
    Claim(
        "{who:*} are twins: they began alike, so every step moves them alike, and "
        "together they do no more than one unit could.",
        _twins,
    ),
    Claim(
        "After one step E is {a} in the right order, and {b} where the output weights "
        "move before the blame goes back over them; after 10,000 steps it is {c} and "
        "{d}.",
        _order,
    ),
    Claim(
        "The order in which the weights move makes no difference here.",
        _no_difference,
    ),
    Claim(
        "{a} and {b} are what half the web prints for this example: that slip has "
        "crept in.",
        _famous,
    ),
    Claim("Right are {a} and {b}.", _right),
    Claim(
        "From E alone nobody would notice: it falls either way.",
        _falls_either_way,
    ),
)
