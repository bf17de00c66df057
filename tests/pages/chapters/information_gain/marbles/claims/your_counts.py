"""The claims of the part "Your counts"."""

import re
from functools import partial

from tests.claims import Claim, Claims, Told, reads_as

from .counted import SAME, Paper, gini, settings
from .counted_ends import BET, ENDING, OBSERVE, holds_as_written, near
from .shared import UNIT, unit_fits


def bag(told: Told) -> bool:
    seen = told.seen
    given = [*map(int, seen.given.bag)]
    return (
        told["n"] == seen.n
        and told.word("list") == seen.listed(seen.bag)
        and (told.word("sum") != "") == bool(given and given != seen.bag)
    )


def most(told: Told) -> float:
    k = len(told.seen.present)
    return told.seen.entropy([1] * k)


def is_even(told: Told) -> bool:
    return len({told.seen.bag[at] for at in told.seen.present}) == 1


def even(told: Told) -> bool:
    k = len(told.seen.present)
    return (
        is_even(told)
        and k > 1
        and told.word("all") == ("Both" if k == 2 else f"All {k}")
        and told.reads(bits=most(told))
        and unit_fits(told, "bits")
    )


def own_class(told: Told) -> bool:
    name, count = told.seen.class_at(told.step)
    amount = told.seen.entropy([1] * told.seen.n) - told.seen.entropy([1] * count)
    return (
        told.word("name") == name
        and told["count"] == count
        and told["n"] == told.seen.n
        and told.reads(bits=amount)
        and unit_fits(told, "bits")
    )


def part(told: Told) -> bool:
    _, count = told.seen.class_at(told.step)
    share = count / told.seen.n
    amount = told.seen.entropy([1] * told.seen.n) - told.seen.entropy([1] * count)
    holds = reads_as(told.said["part"], told["p"] * told["bits"])
    return holds and told.reads(p=share, bits=amount, part=share * amount)


def group(told: Told) -> bool:
    name, row = told.seen.group_at(told.step)
    return (
        told.word("name") == name
        and told.word("list") == told.seen.listed(row)
        and told["m"] == sum(row)
        and told["n"] == told.seen.n
    )


def empty(told: Told) -> bool:
    if not 0 < told.step <= len(told.seen.groups):
        return False
    name, row = told.seen.group_at(told.step)
    return told.word("name") == name and not any(row)


def pure(told: Told) -> bool:
    _, row = told.seen.group_at(told.step)
    here = [name for name, count in zip(told.seen.names, row, strict=True) if count]
    return here == [told.word("only")] and told["bits"] == 0 and unit_fits(told, "bits")


def mixed(told: Told) -> bool:
    _, row = told.seen.group_at(told.step)
    its, whole = told.seen.entropy(row), told.seen.whole
    side = "more than" if its > whole else "less than"
    side = "as much as" if abs(its - whole) < SAME else side
    alike = told.said["bits"] == told.said["whole"]
    return (
        told.reads(bits=its, whole=whole)
        and told.word("side") == side
        and alike == (side == "as much as" or abs(its - whole) < 1e-9)
        and unit_fits(told, "bits")
    )


def weighed(told: Told) -> bool:
    _, row = told.seen.group_at(told.step)
    share, bits = sum(row) / told.seen.n, told.seen.entropy(row)
    holds = reads_as(told.said["part"], told["w"] * told["bits"])
    return holds and told.reads(w=share, bits=bits, part=share * bits)


def average(told: Told) -> bool:
    return (
        told["k"] == len(told.seen.groups)
        and told["n"] == told.seen.n
        and told.reads(mean=told.seen.after)
        and unit_fits(told, "mean")
    )


def gain(told: Told) -> bool:
    seen = told.seen
    return (
        holds_as_written(told)
        and told.reads(before=seen.whole, after=seen.after)
        and unit_fits(told, "gain")
    )


def by_gini(told: Told) -> bool:
    seen = told.seen
    first, last = gini(seen.bag), seen.average(gini)
    return holds_as_written(told, seen.gini_gain) and told.reads(
        before=first, after=last
    )


def sizes(told: Told) -> bool:
    found = re.findall(r"[\d,]*\d", told.word("sizes"))
    return (
        [int(size.replace(",", "")) for size in found] == told.seen.sizes
        and told.reads(bits=told.seen.entropy(told.seen.sizes))
        and unit_fits(told, "bits")
    )


def ratio(told: Told) -> bool:
    seen = told.seen
    answers = seen.entropy(seen.sizes)
    by_bits, by_tens = (
        gain_by(told, base) / seen.entropy(seen.sizes, base) for base in (2, 10)
    )
    return (
        abs(by_bits - by_tens) < SAME
        and told.reads(answers=answers)
        and near(told["gain"], seen.gain)
        and near(told["ratio"], seen.gain / answers)
        and near(told["gain"] / told["answers"], told["ratio"])
    )


def gain_by(told: Told, base: float) -> float:
    """Return the gain by another logarithm."""
    after = told.seen.average(partial(told.seen.entropy, base=base))
    return told.seen.entropy(told.seen.bag, base) - after


STORY = (
    Claim(
        "The bag{sum:|, taken as the sum of the groups,} holds {list:*}, {n} in all.",
        bag,
    ),
    Claim(
        f"There is one class only, so its entropy is {{bits}} {UNIT}.",
        lambda told: (
            len(told.seen.present) == 1
            and told["bits"] == 0
            and unit_fits(told, "bits")
        ),
    ),
    Claim(
        "{all:Both|All 3|All 4|All 5|All 6} shares are the same, so its entropy H is "
        f"the most, {{bits}} {UNIT}.",
        even,
    ),
    Claim(
        f"Its entropy H is {{bits}} {UNIT}; the most for {{k}} classes is {{most}}.",
        lambda told: (
            not is_even(told)
            and told["k"] == len(told.seen.present)
            and told.reads(bits=told.seen.whole, most=most(told))
            and told.said["bits"] != told.said["most"]
            and unit_fits(told, "bits")
        ),
    ),
    Claim(
        f"Class {{name:*}} has {{count}} of {{n}}: its surprise is {{bits}} {UNIT}.",
        own_class,
    ),
    Claim("Share times surprise, {p} × {bits} = {part}, is its part of H.", part),
    Claim("Group {name:*} is empty, so it weighs nothing in the average.", empty),
    Claim("Group {name:*} holds {list:*}, {m} of {n}.", group),
    Claim(f"It is pure, {{only:*}} only, so its entropy is {{bits}} {UNIT}.", pure),
    Claim(
        f"Its entropy is {{bits}} {UNIT}: {{side:as much as|more than|less than}} the "
        "bag's {whole}.",
        mixed,
    ),
    Claim("Times its share that is {w} × {bits} = {part}.", weighed),
    Claim(
        f"The weighted average of the {{k}} groups' entropies is {{mean}} {UNIT}: each "
        "group counts by its share of the {n}.",
        average,
    ),
    Claim(
        f"The information gain is {{before}} − {{after}} = {{gain}} {UNIT}: so much "
        "less surprise is left, on average, when you know the group.",
        gain,
    ),
    Claim("By Gini it is {before} − {after} = {gain}.", by_gini),
    Claim(
        "The split information is the entropy of the groups' sizes, {sizes:*}: {bits} "
        f"{UNIT}.",
        sizes,
    ),
    Claim(
        "The gain ratio is 0: all are in one group, and the split information is 0, "
        "too.",
        lambda told: sum(map(bool, told.seen.sizes)) == 1,
    ),
    Claim(
        "The gain ratio is {gain} / {answers} = {ratio}: it has no unit, and is the "
        "same by every logarithm.",
        ratio,
    ),
)
CLAIMS = Claims(
    (*STORY, *BET, *ENDING, *OBSERVE),
    evidence=Paper,
    answers=lambda seen: seen.gain,
    settings=settings,
)
