"""The claims of the race's story, and of its beginning."""

import numpy as np

from tests.claims import Claim, Told

from .evidence import LEVEL, NAMES, Seen


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
    is_alone = bool((seen.points == seen.points[0]).all())
    return seen.slopes[0, 0] == 0 and is_alone and not _is_kink(seen)


def _is_kink(seen: Seen) -> bool:
    """Tell whether a hair beside the start the slope is not near its 0 there."""
    beside = seen.points[0, 0] + 1e-7 * np.array([[1, 0.7], [-0.7, 1]])
    slopes = np.linalg.norm(seen.settings.surface.gradient(beside), axis=1)
    return bool((slopes > 0.1).all())


def _at_one_height(told: Told) -> bool:
    seen, t = told.seen, told.seen.step(told)
    [some, *others] = seen.places(t) or [[]]
    return bool(
        some
        and not others
        and told.word("who") == seen.named(some)
        and told.word("are") == _are(some)
        and seen.level(told, "f", "at", some, t)
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
    return bool(
        all(told.word(name) == word for name, word in words.items())
        and seen.level(told, "f", "at", low, t)
        and seen.level(told, "g", "by", high, t)
        and told["f"] < told["g"]
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
        "Here is a kink: nobody is told a slope at its tip, so nobody moves.",
        lambda told: told.seen.slopes[0, 0] == 0 and _is_kink(told.seen),
    ),
    Claim(
        "Here f(x, y) has no height, or no slope that could be felt: choose another "
        "start.",
        _nowhere,
    ),
    Claim(f"{{who:*}} {{are:is|are}} {LEVEL % ('at', 'f')}.", _at_one_height),
    Claim(
        f"Lowest {{a:is|are}} {{low:*}}, {LEVEL % ('at', 'f')}; highest "
        f"{{b:is|are}} {{high:*}}, {LEVEL % ('by', 'g')}.",
        _lowest_and_highest,
    ),
    Claim("{who:*} {are:is|are} lost.", _lost),
    Claim("Out of the picture {are:is|are} {who:*}.", _out),
    Claim(
        f"{{who:{NAMES}}}, in hand, is at ({{x}}, {{y}}), on a slope of {{s}}.",
        _in_hand,
    ),
)
