"""How "Your counts" ends, what it bets, notes and lets observe: its other claims."""

import re
from functools import partial

from tests.claims import Claim, Told, reads_as

from .counted import BASES, SAME, gini
from .shared import UNIT, unit_fits


def near(told: float, value: float) -> bool:
    """Tell whether a small difference of large numbers is told with four digits."""
    return abs(told - value) <= 6e-4 * value + 2e-12


def holds_as_written(told: Told, gain: float | None = None) -> bool:
    """Tell whether a difference is so, and so in the digits that are written."""
    gain = told.seen.gain if gain is None else gain
    written = told["before"] - told["after"]
    return near(told["gain"], gain) and near(max(written, 0), told["gain"])


def surplus(told: Told) -> bool:
    """Judge by how much the groups have more or fewer of each class."""
    seen = told.seen
    given = [*map(int, seen.given.bag)]
    if not given or given == seen.bag:
        return False
    found = {
        name: int(n.replace(",", "")) * (1 if way == "more" else -1)
        for n, way, name in re.findall(
            r"([\d,]+) (more|fewer) (.+?)(?=, [\d,]+ (?:more|fewer)| and [\d,]+ |$)",
            told.word("list"),
        )
    }
    pairs = zip(seen.names, given, seen.bag, strict=True)
    return found == {name: has - one for name, one, has in pairs if has != one}


MISMATCH = (
    Claim(
        "Groups and bag do not add up: the groups hold {list:*} than the bag.", surplus
    ),
    Claim(
        "The sum of the groups is used as the bag, so that both tell of the same {n}.",
        lambda told: told["n"] == told.seen.n == sum(told.seen.sizes),
    ),
)
BET = (
    Claim(
        f"The entropy of the bag is {{bits}} {UNIT}.",
        lambda told: told.reads(bits=told.seen.whole) and unit_fits(told, "bits"),
    ),
    Claim(
        "By how much is it less, on average, when you know the group?",
        lambda told: told.seen.groups and told.seen.whole > SAME,
    ),
    Claim(
        f"The weighted average of the groups' entropies is {{after}} {UNIT}, and "
        "{before} − {after} = {gain}.",
        lambda told: (
            holds_as_written(told)
            and told.reads(before=told.seen.whole, after=told.seen.after)
            and unit_fits(told, "after")
        ),
    ),
    *MISMATCH,
)


def by_every_log(told: Told) -> bool:
    seen = told.seen
    is_gain = told.word("what") == "gain"
    for many, base in BASES.items():
        value = seen.entropy(seen.bag, base)
        if is_gain:
            value -= seen.average(partial(seen.entropy, base=base))
        said = told.said[many]
        if not near(told[many], value):
            return False
        if (told.word(f"{many}_unit") == many) == (said == "1"):
            return False
    return is_gain == bool(seen.groups)


def falls(told: Told) -> bool:
    seen = told.seen
    first, last = gini(seen.bag), seen.average(gini)
    return (
        seen.gini_gain > SAME
        and told.reads(before=first, after=last)
        and near(told["gain"], seen.gini_gain)
    )


def is_part(told: Told) -> bool:
    seen = told.seen
    return (
        0 < seen.gain
        and seen.after > SAME / 10
        and near(told["gain"], seen.gain)
        and unit_fits(told, "gain")
        and told.reads(bits=seen.whole)
        and reads_as(told.said["part"], 100 * seen.gain / seen.whole)
    )


ENDING = (
    Claim(
        f"The parts add up to the entropy of the bag, H = {{bits}} {UNIT}.",
        lambda told: (
            not told.seen.groups
            and told.reads(bits=told.seen.whole)
            and unit_fits(told, "bits")
        ),
    ),
    Claim(
        "Add groups, one a line, and you see what they tell.",
        lambda told: not told.seen.groups,
    ),
    Claim(
        "Gini, how often a guess drawn from the bag is wrong, is {gini}.",
        lambda told: told.reads(gini=gini(told.seen.bag)),
    ),
    Claim(
        "The bag has one class only: there is no entropy that a group could take.",
        lambda told: len(told.seen.present) == 1,
    ),
    Claim(
        "Every group has the bag's own shares, so the group tells nothing: gain "
        "{gain}.",
        lambda told: (
            told["gain"] == 0
            and told.seen.gain < SAME
            and all(
                abs(count * told.seen.n - whole * sum(row)) <= 1e-4 * told.seen.n**2
                for row in told.seen.groups.values()
                for count, whole in zip(row, told.seen.bag, strict=True)
            )
        ),
    ),
    Claim(
        "Every group is pure: the group tells all, and the gain is H, {gain} "
        f"{UNIT}.",
        lambda told: (
            all(sum(map(bool, row)) < 2 for row in told.seen.groups.values())
            and told.reads(gain=told.seen.whole)
            and unit_fits(told, "gain")
        ),
    ),
    Claim(
        f"The gain is {{gain}} {UNIT}, which is {{about:|more than }}{{part}}% of H = "
        "{bits}.",
        lambda told: (
            is_part(told)
            and (told.word("about") != "")
            == (told.seen.gain / told.seen.whole > 0.9999)
        ),
    ),
    Claim(
        "Gini stays at {gini}.",
        lambda told: (
            told.seen.gini_gain < SAME and told.reads(gini=gini(told.seen.bag))
        ),
    ),
    Claim(
        "Gini falls from {before} to {after} on average: a Gini gain of {gain}.", falls
    ),
    Claim(
        "By another logarithm the {what:gain|entropy} has another unit: {bits} "
        "{bits_unit:bit|bits} (log₂) = {nats} {nats_unit:nat|nats} (ln) = {hartleys} "
        "{hartleys_unit:hartley|hartleys} (log₁₀); all entropies change by the same "
        "factor, so no ranking of questions does.",
        by_every_log,
    ),
)


OBSERVE = (
    Claim(
        "of fourteen days nine were fit to play on.",
        lambda told: told.seen.bag == [9, 5],
    ),
    Claim(
        "Some books print {printed} for this gain.",
        lambda told: 0 < told.seen.gain - told["printed"] < 1e-3,
    ),
    Claim(
        "What is the next digit, and did they round?",
        lambda told: (
            not reads_as("0.246", told.seen.gain) and int(1e3 * told.seen.gain) == 246
        ),
    ),
    Claim(
        "with ln instead of log₂ the entropy is another number.",
        lambda told: told.seen.unit == "nats",
    ),
    Claim(
        "Does your book say which logarithm it takes?",
        lambda told: told.seen.unit == "nats" and not told.seen.groups,
    ),
    Claim("Switch, and compare.", lambda told: told.seen.unit == "nats"),
    Claim(
        "a no is missing in the group rain.",
        lambda told: (
            told.seen.groups.get("rain") == [3, 1]
            and [*told.seen.given.bag] == [told.seen.bag[0], told.seen.bag[1] + 1]
        ),
    ),
    Claim(
        "What is used instead of the bag, and what becomes of the gain?",
        lambda told: [*map(int, told.seen.given.bag)] not in ([], told.seen.bag),
    ),
    Claim(
        "eight groups of two, and most of them are pure.",
        lambda told: (
            told.seen.sizes == [2] * 8
            and sum(min(row) == 0 for row in told.seen.groups.values()) > 4
        ),
    ),
    Claim(
        "The gain is large; what does the gain ratio make of it?",
        lambda told: (
            told.seen.gain > 0.8 * told.seen.whole
            and told.seen.gain < told.seen.entropy(told.seen.sizes) / 3
        ),
    ),
    Claim(
        "of the {n} people on board {lived} lived.",
        lambda told: told["n"] == told.seen.n and told["lived"] == told.seen.bag[0],
    ),
    Claim(
        "How much does it tell in which class somebody travelled?",
        lambda told: [*told.seen.groups] == ["first", "second", "third", "crew"],
    ),
)
