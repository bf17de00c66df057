"""The claims of the bet of the part "Bag", and of its Observe lines."""

from math import log2

from tests.claims import Claim, Told

from .evidence import SAME, Bag, bits_of
from .shared import COLOURS, UNIT, names_in, unit_fits

FALLS = "no colour does: H does not rise"


def right(seen: Bag) -> set[str]:
    """Return what wins the bet."""
    if not rises(seen):
        return {FALLS}
    return {f"one more {name}" for name in raisers(seen)}


def rises(seen: Bag) -> bool:
    return max(seen.one_more.values()) > seen.entropy + SAME


def raisers(seen: Bag) -> set[str]:
    best = max(seen.one_more.values())
    return {name for name, bits in seen.one_more.items() if bits > best - SAME}


def asks(told: Told, k: int) -> bool:
    seen = told.seen
    return (
        len(seen.counts) == k
        and told.reads(mean=seen.entropy)
        and unit_fits(told, "mean")
    )


def made(told: Told) -> bool:
    seen = told.seen
    return (
        rises(seen)
        and told.reads(mean=max(seen.one_more.values()))
        and {*names_in(told.word("names"))} == raisers(seen)
    )


def does_not_rise(told: Told) -> bool:
    most = max(told.seen.one_more.values())
    return not rises(told.seen) and told.reads(mean=most)


def pull(told: Told) -> bool:
    bits, mean = told.seen.surprises[told.seen.rarest[0]], told.seen.entropy
    return (
        bits > mean + SAME
        and told.reads(bits=bits, mean=mean)
        and told.said["bits"] != told.said["mean"]
        and told.word("unit") == told.record.settings.log
    )


def outweighed(told: Told) -> bool:
    """The pull is there, a little of it raises H, and a whole marble does not."""
    seen, one = told.seen, told.seen.rarest[0]
    n = seen.counts[one]
    after = log2((seen.total + 1) / (n + 1))
    little = bits_of({**seen.counts, one: n + 1e-4}.values())
    return (
        not rises(seen)
        and little > seen.bits
        and told.reads(bits=seen.surprises[one], less=after * seen.one_bit)
        and told.word("unit") == told.record.settings.log
        and told["less"] < told["bits"]
    )


def at_its_ceiling(told: Told, k: float) -> bool:
    return (
        told.seen.is_even
        and len(told.seen.counts) == k
        and told.reads(bits=log2(k) * told.seen.one_bit)
        and unit_fits(told, "bits")
    )


WHICH = "Which raises the entropy H, {mean} " + UNIT + " now, most?"
PULL = "What is rarest surprises by {bits} " + UNIT + ", more than the average {mean}"
BET = (
    Claim(
        "You may add one marble of one of the {k} colours in the bag.",
        lambda told: told["k"] == len(told.seen.counts) > 1,
    ),
    Claim(
        "You may add one marble of the only colour in the bag.",
        lambda told: len(told.seen.counts) == 1,
    ),
    Claim(WHICH, lambda told: asks(told, len(told.seen.counts))),
    Claim("H is {mean} now.", lambda told: told.reads(mean=told.seen.entropy)),
    Claim("One more {names:*} marble makes it {mean}.", made),
    Claim(
        "Whichever it is, H does not rise: it becomes at most {mean}.",
        lambda told: does_not_rise(told) and len(told.seen.counts) > 1,
    ),
    Claim(
        f"With one more {{colour:{COLOURS}}} marble it stays {{mean}}.",
        lambda told: (
            [*told.seen.counts] == [told.word("colour")] and does_not_rise(told)
        ),
    ),
    Claim(
        "Here no colour surprises at all: there is only one.",
        lambda told: len(told.seen.counts) == 1,
    ),
    Claim(
        f"Here all {{k}} colours surprise by the same {{bits}} {UNIT}: H is at its "
        "ceiling.",
        lambda told: told["k"] > 2 and at_its_ceiling(told, told["k"]),
    ),
    Claim(
        f"Here both colours surprise by the same {{bits}} {UNIT}: H is at its ceiling.",
        lambda told: at_its_ceiling(told, 2),
    ),
    Claim(
        f"{PULL}: more of it pulls the average up, and nothing pulls more.",
        lambda told: (
            pull(told)
            and rises(told.seen)
            and raisers(told.seen) == {*told.seen.rarest}
        ),
    ),
    Claim(
        f"{PULL}, and a little more of it would pull the average up.",
        lambda told: pull(told) and not rises(told.seen),
    ),
    Claim(
        f"But a whole marble makes it less surprising, {{less}} {UNIT} after {{bits}}: "
        "here that outweighs the pull.",
        outweighed,
    ),
)
OBSERVE = (
    Claim(
        "half the draws surprise by {low} bit, half by {high}: the average, H, lies "
        "between the two, and what you draw wanders towards the bag's own place.",
        lambda told: (
            [
                2 * sum(s for c, s in told.seen.shares.items() if near(told, c, bits))
                for bits in (told["low"], told["high"])
            ]
            == [1, 1]
        ),
    ),
    Claim(
        "two colours, equally many: this is what one bit is, the answer to one yes/no "
        "question that could go either way.",
        lambda told: told.seen.is_even and len(told.seen.counts) == 2,
    ),
    Claim(
        "one colour only: no draw can surprise, and there is nothing to ask.",
        lambda told: len(told.seen.counts) == 1,
    ),
    Claim(
        "the rare colour surprises by {bits} bits, but only every fourth time, and the "
        "bag stands well above half the height of the curve: it is flat on top.",
        lambda told: (
            told.reads(bits=max(told.seen.surprises.values()))
            and min(told.seen.shares.values()) == 1 / 4
            and len(told.seen.counts) == 2
            and told.seen.entropy > 0.75
        ),
    ),
    Claim(
        "the rare marble surprises by almost {bits} bits, but only once in {n} draws.",
        lambda told: (
            told["bits"] - 0.1 < max(told.seen.surprises.values()) < told["bits"]
            and min(told.seen.shares.values()) == 1 / told["n"]
        ),
    ),
    Claim(
        "Which of the two colours makes more of H: look at the bars.",
        lambda told: len(told.seen.counts) == 2 and not told.seen.is_even,
    ),
    Claim(
        "six colours, equally many: H is at its ceiling log₂ {k}.",
        lambda told: told.seen.is_even and told["k"] == len(told.seen.counts) == 6,
    ),
    Claim("Look what one more marble does to it.", lambda told: told.seen.is_even),
)


def near(told: Told, colour: str, bits: float) -> bool:
    return abs(told.seen.surprises[colour] - bits) < SAME
