"""What "Rank" may say of cuts of numbers."""

from tests.claims import Claim, Told

from .asked import Asked, Asking
from .evidence import NEAR
from .rank_story import UNIT, asked_for, here, is_best, written
from .said import compared, word


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


def cut_by_hand(seen: Asking) -> str:
    """Return the column that a hand has cut, and where: "legs ≤ 4.5"; or nothing."""
    for name, at in seen.cuts.items():
        return f"{word(name)} ≤ {written(seen.all, name, at)}"
    return ""


def in_place(bag: Asked, name: str) -> int:
    """Return how many questions stand before this one, and one."""
    kinds = [name in bag.allowed, name in bag.useful]

    def is_before(other: str) -> bool:
        theirs = [other in bag.allowed, other in bag.useful]
        if theirs != kinds:
            return theirs > kinds
        more = bag.scores[other] - bag.scores[name]
        names = bag.seen.names
        return more > NEAR or (more > -NEAR and names.index(other) < names.index(name))

    return 1 + sum(is_before(other) for other in bag.seen.names if other != name)


def keeps_its_place(told: Told) -> bool:
    """Tell whether both places and scores are so, of the column under the hand."""
    seen = told.seen
    if not seen.cuts or len({*seen.all.labels}) == 1:
        return False
    (name,) = seen.cuts
    ours, theirs = in_place(seen.all, name), in_place(seen.at_best.all, name)
    mine, most = seen.all.scores[name], seen.at_best.all.scores[name]
    at, _ = seen.at_best.all.best_cut(name)
    return (
        told.word("name") == asked_for(seen, name)
        and told.word("best") == written(seen.all, name, at)
        and told.reads(ours=ours, n=len(seen.names), theirs=theirs)
        and told.reads(score=mine, most=most)
        and (told.said["score"] == told.said["most"]) == (abs(mine - most) < NEAR)
        and (told.word("keeps") == "would keep") == (ours == theirs)
    )


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


def can_be_dragged(told: Told) -> bool:
    """Tell whether a column has two numbers or more, of rows with a label."""
    seen = told.seen
    cells = [
        {seen.cells[name][row] for row in seen.known} for name in seen.table.numbers
    ]
    return any(len({*map(float, filter(None, found))}) > 1 for found in cells)


OF = "{of:*}"
CUTS = (
    Claim(
        "{name:*} is in place {ours} of {n}, with {score}; at its best cut, "
        "≤ {best:*}, it {keeps:would keep|would be in} place {theirs}, with {most}.",
        keeps_its_place,
    ),
    Claim("The ranking follows when you let go.", can_be_dragged),
    Claim(
        "Asked here is your cut, {cut:*}.",
        lambda told: told.word("cut") == cut_by_hand(told.seen) != "",
    ),
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
