"""What "10,000 steps" may say of a look: E, what is made, what has moved."""

from collections.abc import Callable

import numpy as np

from tests.claims import Claim, Told, reads_as
from tests.pages.chapters.backpropagation.the_factory.claims.passes.seen import (
    SHARE,
    parts,
    says_each,
    says_share,
)
from tests.pages.chapters.backpropagation.the_factory.claims.ten_thousand.seen import (
    says_all,
)

AFTER = "After {n} step{s:|s} E is "


def _now(told: Told) -> int:
    return told.seen.looks[told.step]


def _errors(told: Told) -> tuple[float, float]:
    """Return E now, and the first."""
    return float(told.seen.errors[_now(told)]), float(told.seen.errors[0])


def _counts(told: Told) -> bool:
    plural = "" if _now(told) == 1 else "s"
    return told.step > 0 and told["n"] == _now(told) and told.word("s") == plural


def _share(told: Told) -> bool:
    now, first = _errors(told)
    return _is_told(told) and 0.01 < now / first <= 1 and says_share(told, now / first)


def _part(told: Told) -> bool:
    now, first = _errors(told)
    is_small = 0.999e-5 < now / first <= 0.01 * (1 + 1e-9)
    return _is_told(told) and is_small and told.reads(part=first / now)


def _tiny(told: Told) -> bool:
    now, first = _errors(told)
    is_tiny = 0 < now / first <= 1.001e-5
    return _is_told(told) and is_tiny and told.reads(part=now / first)


def _more(told: Told) -> bool:
    now, first = _errors(told)
    return _is_told(told) and now > first and told.seen.reads_error(told, 0, "f")


def _is_told(told: Told) -> bool:
    return _counts(told) and told.seen.reads_error(told, _now(told))


def _bare(told: Told) -> bool:
    now, first = _errors(told)
    return _is_told(told) and (now == first or first <= told.seen.rest)


def _since(holds: Callable[[Told, float], bool], of_start: bool = False) -> Callable:
    """Return the question whether E changed so since the look before."""

    def asked(told: Told) -> bool:
        if not told.step:
            return False
        before = told.seen.looks[told.step - 1]
        if of_start != (before == 0) or not (of_start or told["last"] == before):
            return False
        old, new = float(told.seen.errors[before]), _errors(told)[0]
        return min(old, new) > 0 and holds(told, old / new)

    return asked


def _fell(told: Told, ratio: float) -> bool:
    return ratio > 1.0999 and told.reads(by=ratio)


def _rose(told: Told, ratio: float) -> bool:
    return ratio < 1 / 1.0999 and told.reads(by=1 / ratio)


def _little(told: Told, ratio: float) -> bool:
    return ratio != 1 and max(ratio, 1 / ratio) < 1.1001 and told["by"] == 10


SINCE = (
    ("it was divided by {by}.", _fell),
    ("it rose to {by} times as much.", _rose),
    ("it changed by less than {by}%.", _little),
    ("it stayed as it is.", lambda told, ratio: ratio == 1),
)


def _makes(told: Told) -> bool:
    wanted = parts(told.word("wanted"))
    at = told.seen.made[_now(told)]
    return says_each(told.word("made"), told.seen.outs, at) and all(
        reads_as(one, y) for one, y in zip(wanted, told.seen.y, strict=True)
    )


def _step(told: Told) -> bool:
    settings = told.seen.settings
    return (
        told.reads(eta=settings.learning_rate)
        and (told.word("what") == "weight") != settings.biases
        and bool(told.word("stay")) != settings.biases
    )


def _from_to(told: Told) -> bool:
    seen = told.seen
    found = seen.furthest(_now(told))
    at = seen.names.index(found[0])
    ends = {"a": float(seen.at(0)[at]), "b": float(seen.at(_now(told))[at])}
    return (
        [told.word("name")] == found and ends["a"] != ends["b"] and told.reads(**ends)
    )


def _still(told: Told) -> bool:
    seen, found = told.seen, told.seen.furthest(_now(told))
    ends = [float(seen.at(k)[seen.names.index(found[0])]) for k in (0, _now(told))]
    same = all(reads_as(told.said["x"], end) for end in ends)
    return [told.word("name")] == found and 0 < abs(ends[1] - ends[0]) < 1e-9 and same


def _as_far(told: Told) -> bool:
    found = told.seen.furthest(_now(told))
    how = "both" if len(found) == 2 else "all"
    moved = (told.seen.at(_now(told)) != told.seen.at(0)).any()
    return moved and told.word("far") == how and says_all(told.word("who"), found)


LOOKED = (
    Claim(
        "At the start E is {e}.",
        lambda told: told.step == 0 and told.seen.reads_error(told, 0),
    ),
    Claim(
        "At the start E is below {r}.",
        lambda told: told.step == 0 and told.seen.is_rest(told, 0),
    ),
    Claim(
        "Every step moves every {what:weight|weight and bias} against its gradient, by "
        "η = {eta} times that gradient{stay:|; the biases stay}.",
        _step,
    ),
    Claim(
        "Here the output weights move first, and the blame then goes back over the "
        "moved ones: a well-known slip.",
        lambda told: told.seen.settings.update_first,
    ),
    Claim(f"{AFTER}{{e}}.", _bare),
    Claim(
        f"{AFTER}below {{r}}.",
        lambda told: _counts(told) and told.seen.is_rest(told, _now(told)),
    ),
    Claim(f"{AFTER}{{e}}, {SHARE} of what it was.", _share),
    Claim(f"{AFTER}{{e}}, 1/{{part}} of what it was.", _part),
    Claim(f"{AFTER}{{e}}, {{part}} of what it was.", _tiny),
    Claim(f"{AFTER}{{e}}, more than the {{f}} it was.", _more),
    *(Claim(f"Since step {{last}} {says}", _since(holds)) for says, holds in SINCE),
    *(Claim(f"Since the start {says}", _since(holds, True)) for says, holds in SINCE),
    Claim("The factory makes {made:*}; it should make {wanted:*}.", _makes),
    Claim(
        "Not one weight has moved.",
        lambda told: np.array_equal(told.seen.at(_now(told)), told.seen.at(0)),
    ),
    Claim("{name:*} has moved furthest: from {a} to {b}.", _from_to),
    Claim("{name:*} has moved furthest, and still reads {x}.", _still),
    Claim("{who:*} have moved furthest, {far:both|all} as far.", _as_far),
)
