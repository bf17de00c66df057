"""What "What matters" says at the end."""

from tests.claims import Claim, Told

from .drawn import close, measured
from .matters_seen import SAME, Seen
from .reading import FALLS, NEAR, POINTS, falls, named, share


def costs_most(told: Told, near: bool) -> bool:
    """Tell whether these cost most, with the largest of their errors."""
    seen = told.seen
    if not seen.costly or named(told) != seen.costly:
        return False
    mean = seen.held.mean(seen.costly[0])
    error = max(seen.held.error(at) for at in seen.costly)
    is_near = mean <= 2 * error
    return is_near == near and measured(told, 100 * mean, 100 * error)


def alone(near: str):
    return lambda told: costs_most(told, bool(near)) and len(told.seen.costly) == 1


def together(near: str):
    return lambda told: costs_most(told, bool(near)) and len(told.seen.costly) > 1


def no_other(told: Told) -> bool:
    return len(told.seen.costly) == 1 and not told.seen.second


def ahead(told: Told, near: bool) -> bool:
    seen = told.seen
    if len(seen.costly) != 1 or not seen.second:
        return False
    other = named(told)
    if len(other) != 1 or other[0] not in seen.second:
        return False
    rows = seen.held.by_row[:, seen.costly[0]] - seen.held.by_row[:, other[0]]
    gap, error = float(rows.mean()), float(rows.std() / len(rows) ** 0.5)
    return measured(told, 100 * gap, 100 * error) and (gap <= 2 * error) == near


def nothing_costs(told: Told) -> bool:
    return not told.seen.costly


def same_first(told: Told) -> bool:
    seen = told.seen
    return seen.first == seen.costly and seen.total > SAME


def first_by_impurity(told: Told) -> bool:
    seen = told.seen
    right = named(told) == seen.first != seen.costly and seen.total > SAME
    return right and told.word("is") == ("is" if len(seen.first) == 1 else "are")


def of_chance(seen: Seen) -> bool:
    """Tell whether the last column is of chance: all of its numbers differ."""
    halves, columns = seen.settings.halves, seen.record.columns
    drawn = [*columns.X[:, -1].tolist(), *columns.held_X[:, -1].tolist()]
    blind = len({*drawn}) == len(halves.y) + len(halves.held_y)
    return blind and seen.settings.added == "chance" and 0 <= min(drawn) < 1


def nothing_of_chance(told: Told) -> bool:
    seen = told.seen
    return of_chance(seen) and bool(seen.asking) and not seen.asked(seen.added)


def yet_credited(told: Told) -> bool:
    seen = told.seen
    asked = of_chance(seen) and seen.asked(seen.added) > 0
    return asked and share(told, seen.credit(seen.added))


def chance_falls(told: Told, form: str, which: str) -> bool:
    seen = told.seen
    asked = of_chance(seen) and seen.asked(seen.added) > 0
    return asked and falls(told, form, getattr(seen, which), seen.added)


def surely(told: Told, way: int) -> bool:
    seen = told.seen
    if not of_chance(seen) or not seen.asked(seen.added):
        return False
    mean, error = seen.held.mean(seen.added), seen.held.error(seen.added)
    return way * mean > max(2 * error, SAME)


def not_used(told: Told) -> bool:
    seen = told.seen
    copied = seen.settings.added in ("copy", "blurred") and named(told) == [seen.added]
    unused = copied and bool(seen.asking) and not seen.asked(seen.added)
    return unused and seen.credit(seen.added) == 0 == seen.held.mean(seen.added)


def before_the_copy(told: Told) -> bool:
    seen = told.seen
    if seen.settings.added not in ("copy", "blurred") or named(told) != [seen.source]:
        return False
    now, before = seen.held.mean(seen.source), told.record.fall_without[seen.source]
    right = close(told.said["a"], 100 * before) and close(told.said["b"], 100 * now)
    return right and (told["a"] == told["b"]) == (abs(before - now) < SAME)


def of_the_copy(told: Told, form: str) -> bool:
    seen = told.seen
    copied = seen.settings.added in ("copy", "blurred")
    used = copied and seen.asked(seen.added) > 0
    return used and falls(told, form, seen.held, seen.added)


COSTS = (
    (POINTS, alone),
    ("{p} percentage points each, ± {e} at most", together),
)
CLAIMS = (
    *(
        Claim(f"Held out, shuffling {{who:*}} costs most: {cost}{near}.", holds(near))
        for near in ("", NEAR)
        for cost, holds in COSTS
    ),
    Claim("No other column costs any.", no_other),
    Claim(
        "That is {p} ± {e} more than “{who:*}”.", lambda told: ahead(told, near=False)
    ),
    Claim(
        f"That is {{p}} ± {{e}} more than “{{who:*}}”{NEAR}: not told apart.",
        lambda told: ahead(told, near=True),
    ),
    Claim("Held out, no column costs accuracy when it is shuffled.", nothing_costs),
    Claim("By impurity the same is first.", same_first),
    Claim("By impurity {who:*} {is:is|are} first.", first_by_impurity),
    Claim(
        "No split removes any impurity, so there is no credit.",
        lambda told: bool(told.seen.asking) and told.seen.total < SAME,
    ),
    Claim(
        "No split asks about “chance numbers”: neither measure credits them.",
        nothing_of_chance,
    ),
    Claim(
        "“chance numbers” tell nothing, yet by impurity they have {s}% of the credit.",
        yet_credited,
    ),
    *(
        Claim(
            f"{begins} {form}.",
            lambda told, form=form, which=which: chance_falls(told, form, which),
        )
        for begins, which in (
            ("Shuffled on the learned rows, accuracy", "learned"),
            ("Shuffled held out, it", "held"),
        )
        for form in FALLS
        if which == "held" or not form.startswith("rises")
    ),
    Claim(
        "That can be nothing but luck: the numbers were drawn without looking at any "
        "label.",
        lambda told: surely(told, 1),
    ),
    Claim("Dealt out anew, the numbers do less harm.", lambda told: surely(told, -1)),
    Claim(
        "No split asks about “{who:*}”, so neither measure credits it, whatever it "
        "tells: importance is how much the tree uses a column, not how much the column "
        "knows.",
        not_used,
    ),
    Claim(
        "Before the copy came, shuffling “{who:*}” cost {a} percentage points held "
        "out; now it costs {b}.",
        before_the_copy,
    ),
    *(
        Claim(
            f"When the copy is shuffled, held-out accuracy {form}.",
            lambda told, form=form: of_the_copy(told, form),
        )
        for form in FALLS
    ),
)
