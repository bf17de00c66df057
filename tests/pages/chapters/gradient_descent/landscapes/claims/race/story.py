"""The claims of the race's story, and of its beginning."""

import numpy as np

from tests.claims import Claim, Told

from .evidence import NAMES


def _start(told: Told) -> bool:
    """Tell whether the start, its height and its slope are as they are told."""
    seen = told.seen
    x, y = seen.points[0, 0]
    fits = seen.step(told) == 0 and told.reads(x=x, y=y, f=seen.heights[0, 0])
    return fits and ("s" not in told.said or told.reads(s=seen.slopes[0, 0]))


def _all_start(told: Told) -> bool:
    return _start(told) and told.reads(n=len(told.seen.names)) and told["n"] > 2


def _is_level(told: Told) -> bool:
    seen = told.seen
    return seen.slopes[0, 0] == 0 and bool((seen.points == seen.points[0]).all())


def _at_one_height(told: Told) -> bool:
    seen, t = told.seen, told.seen.step(told)
    [some, *others] = seen.places(t) or [[]]
    return bool(
        some
        and not others
        and told.word("who") == seen.named(some)
        and told.word("are") == _are(some)
        and told.reads(f=seen.heights[t, some[0]])
    )


def _are(some: list[int]) -> str:
    return "is" if len(some) == 1 else "are"


def _lowest_and_highest(told: Told) -> bool:
    seen, t = told.seen, told.seen.step(told)
    places = seen.places(t)
    if len(places) < 2:
        return False
    low, high = places[0], places[-1]
    words = {"low": seen.named(low), "high": seen.named(high)}
    words |= {"a": _are(low), "b": _are(high)}
    return all(told.word(name) == word for name, word in words.items()) and told.reads(
        f=seen.heights[t, low[0]], g=seen.heights[t, high[0]]
    )


def _lost(told: Told) -> bool:
    some = told.seen.lost(told.seen.step(told))
    return bool(
        some
        and told.word("who") == told.seen.named(some)
        and told.word("are") == _are(some)
    )


def _out(told: Told) -> bool:
    some = told.seen.out(told.seen.step(told))
    return bool(
        some
        and told.word("who") == told.seen.named(some)
        and told.word("are") == _are(some)
    )


def _in_hand(told: Told) -> bool:
    seen, t = told.seen, told.seen.step(told)
    at = seen.record.hand
    x, y = seen.points[t, at]
    return told.word("who") == seen.names[at] and told.reads(
        x=x, y=y, s=seen.slopes[t, at]
    )


def _nowhere(told: Told) -> bool:
    here = told.seen.heights[0, 0], told.seen.slopes[0, 0]
    return not np.isfinite(here).all()


WHERE = "at ({x}, {y}), at the height f = {f}"
CLAIMS = (
    Claim(f"All {{n}} start {WHERE}, on a slope of {{s}}.", _all_start),
    Claim(f"All {{n}} start {WHERE}.", _all_start),
    Claim(
        f"Both start {WHERE}, on a slope of {{s}}.",
        lambda told: _start(told) and len(told.seen.names) == 2,
    ),
    Claim(
        f"Both start {WHERE}.",
        lambda told: _start(told) and len(told.seen.names) == 2,
    ),
    Claim(
        f"{{who:{NAMES}}} starts {WHERE}, on a slope of {{s}}.",
        lambda told: _start(told) and told.seen.names == [told.word("who")],
    ),
    Claim(
        f"{{who:{NAMES}}} starts {WHERE}.",
        lambda told: _start(told) and told.seen.names == [told.word("who")],
    ),
    Claim(
        "The ground is level here: nobody feels a slope, so nobody moves.", _is_level
    ),
    Claim(
        "Here f(x, y) has no height, or no slope that could be felt: choose another "
        "start.",
        _nowhere,
    ),
    Claim("{who:*} {are:is|are} at f = {f}.", _at_one_height),
    Claim(
        "Lowest {a:is|are} {low:*}, at f = {f}; highest {b:is|are} {high:*}, at "
        "f = {g}.",
        _lowest_and_highest,
    ),
    Claim("{who:*} {are:is|are} lost.", _lost),
    Claim("Out of the picture {are:is|are} {who:*}.", _out),
    Claim(
        f"{{who:{NAMES}}}, in hand, is at ({{x}}, {{y}}), on a slope of {{s}}.",
        _in_hand,
    ),
)
