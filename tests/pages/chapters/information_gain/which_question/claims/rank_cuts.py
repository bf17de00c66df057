"""What "Rank" may say of cuts of numbers."""

from tests.claims import Claim, Told

from .asked import Asked
from .evidence import NEAR
from .rank_story import UNIT, here, is_best
from .said import compared
from .weighed import short


def written(bag: Asked, name: str, at: float) -> str:
    """Write a threshold as it stands in an answer, between the numbers beside it."""
    values = [
        float(bag.seen.cells[name][row])
        for row in bag.rows
        if bag.seen.cells[name][row]
    ]
    low = max((v for v in values if v <= at), default=float("-inf"))
    high = min((v for v in values if v > at), default=float("inf"))
    return short(at, low, high)


def number(told: Told) -> str | None:
    """Return the column of numbers that is asked at this step, if it is one."""
    names = told.seen.names
    if not 0 < told.step <= len(names):
        return None
    return here(told) if here(told) in told.seen.table.numbers else None


def none_better(told: Told) -> bool:
    name = number(told)
    if name is None or name in told.seen.cuts:
        return False
    at, n = told.seen.all.best_cut(name)
    text = n > 1 and told.word("at") == written(told.seen.all, name, at)
    return text and told.reads(n=n)


def only_cut(told: Told) -> bool:
    name = number(told)
    if name is None or name in told.seen.cuts:
        return False
    at, n = told.seen.all.best_cut(name)
    return n == 1 and told.word("at") == written(told.seen.all, name, at)


def own(told: Told) -> str | None:
    """Return the column that a hand has cut, if it is asked here and cut as is said."""
    name, seen = number(told), told.seen
    if name is None or name not in seen.cuts:
        return None
    at, n = seen.at_best.all.best_cut(name)
    mine = told.word("mine") == written(seen.all, name, seen.cuts[name])
    best = told.word("best") == written(seen.all, name, at)
    kind = told.word("of") == (
        f"the best of {n:,} cuts" if n > 1 else "the only one between two values"
    )
    return name if mine and best and kind else None


def as_much(told: Told) -> bool:
    name = own(told)
    if name is None:
        return False
    return abs(told.seen.all.gain(name) - told.seen.at_best.all.gain(name)) < NEAR


def less(told: Told) -> bool:
    name = own(told)
    if name is None:
        return False
    gains = {"gain": told.seen.all.gain(name), "most": told.seen.at_best.all.gain(name)}
    unit = " bits" if told.seen.settings.criterion in ("gain", "gain_ratio") else ""
    return told.word("unit") == unit and compared(told, **gains)


def prints(told: Told) -> bool:
    """Tell whether this is the largest number at or below the cut, and not the cut."""
    name, seen = number(told), told.seen
    if name is None or seen.table.name != "measured_days" or name in seen.cuts:
        return False
    at, _ = seen.all.best_cut(name)
    values = [float(cell) for cell in seen.cells[name] if cell]
    low = max(v for v in values if v <= at)
    return low < at and told.reads(low=low)


def chosen(told: Told) -> bool:
    """Tell whether the best question asks at the best of so many cuts."""
    seen = told.seen
    if not is_best(told):
        return False
    name = seen.all.best[0]
    if name not in seen.table.numbers or name in seen.cuts:
        return False
    n = seen.all.best_cut(name)[1]
    return n > 1 and told.reads(n=n)


OF = "{of:*}"
CUTS = (
    Claim("Of its {n} cuts none gains more than ≤ {at:*}.", none_better),
    Claim("There is one cut, ≤ {at:*}.", only_cut),
    Claim(f"Your cut, ≤ {{mine:*}}, gains as much as {OF}, ≤ {{best:*}}.", as_much),
    Claim(
        f"Your cut, ≤ {{mine:*}}, gains {{gain}}{UNIT}; {OF}, ≤ {{best:*}}, gains "
        f"{{most}}{UNIT}.",
        less,
    ),
    Claim(
        "C4.5 prints ≤ {low}, the largest value there that goes left; ours is halfway "
        "to the next one.",
        prints,
    ),
    Claim(
        "The {nouns:*} fall alike.",
        lambda told: told.word("nouns") == f"{told.seen.noun}s" and number(told),
    ),
    Claim(
        "Its cut was chosen from {n} for its gain: by luck the best of {n} gains as "
        "much more easily than one cut that was named beforehand.",
        chosen,
    ),
)
