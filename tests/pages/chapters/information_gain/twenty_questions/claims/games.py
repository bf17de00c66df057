"""The claims of what all four games say of a question."""

from math import log2

from tests.claims import Claim, Told

from .evidence import SAME

UNIT = "{unit:bit|bits}"
MISSING = "{unit:bit is|bits are} missing"


def unit_fits(told: Told, number: str, unit: str = "unit") -> bool:
    """Tell whether "bit" stands behind 1 only."""
    is_one = told.word(unit).split()[0] == "bit"
    return is_one == (told.said[number] == "1")


def noun_fits(told: Told, number: str = "n", noun: str = "noun") -> bool:
    """Tell whether a noun is in the singular for one only."""
    return told.word(noun).endswith("s") == (told[number] != 1)


def start(told: Told) -> bool:
    seen = told.seen
    goal = "animal" if seen.settings.find == "The animal" else "type"
    return (
        told["n"] == seen.n_left(0)
        and told.reads(bits=seen.bits(0))
        and unit_fits(told, "bits")
        and told.word("what") == goal
    )


def moment(told: Told) -> int:
    return min(told.step, told.seen.n)


def best(told: Told) -> bool:
    """Every question of the largest gain is named, or counted."""
    seen, t = told.seen, moment(told)
    parts = told.word("list").replace("? and ", "?, ").split("?, ")
    more = [part for part in parts if part.endswith(" more")]
    named = [f"{part.removesuffix('?')}?" for part in parts if part not in more]
    asked = [seen.question(one) for one in named]
    n = len(asked) + sum(int(part.split()[0]) for part in more)
    return (
        not seen.is_priced
        and {*asked} <= {*seen.best(t)}
        and len({*asked}) == len(asked)
        and n == len(seen.best(t))
        and told.reads(gain=seen.gains(t)[asked[0]])
        and unit_fits(told, "gain")
    )


def turn(told: Told, who: str) -> bool:
    """A question that was asked, its answer, and how many animals it leaves."""
    seen, t = told.seen, told.step
    by_machine = who.startswith("The machine, for")
    if by_machine and seen.record.machine is None or (not by_machine and t > seen.n):
        return False
    turns = seen.record.machine.turns if by_machine else seen.turns
    q, a = turns[t - 1]
    left = seen.machines_left if by_machine else seen.n_left
    mine = "The machine asks" if seen.record.machine is None else "You ask"
    return (
        (by_machine or who == mine)
        and seen.asked_aloud(q) == f"{told.word('asked')}?"
        and told.word("answer") == seen.answer(q, a)
        and (told.word("lie") != "") == (t in seen.lies_at)
        and told["before"] == left(t - 1)
        and (told["after"] if "after" in told.said else 0) == left(t)
        and (
            "verb" not in told.said
            or (told.word("verb") == "remains") == (left(t) == 1)
        )
    )


def went(told: Told) -> str:
    before, after = told.seen.bits(told.step - 1), told.seen.bits(told.step)
    if abs(before - after) < SAME:
        return "stay"
    return "fall" if after < before else "rise"


def chance(told: Told) -> float:
    """Return the chance of the answer that was given."""
    return told.seen.share(told.step - 1, *told.seen.turns[told.step - 1])


def answer(told: Told, way: str) -> bool:
    before, after = told.seen.bits(told.step - 1), told.seen.bits(told.step)
    share = chance(told)
    return (
        went(told) == way
        and told.reads(share=100 * share, bits=-log2(share))
        and unit_fits(told, "bits")
        and told.reads(first=before)
        and (way == "stay" or told.reads(then=after))
        and (way == "stay" or told.said["first"] != told.said["then"])
    )


def doubted(told: Told) -> bool:
    seen = told.seen
    return (
        answer(told, "rise")
        and seen.lies > 0
        and (
            "lie" not in told.said
            or told.reads(lie=100 * seen.chance_of_a_lie(told.step))
        )
    )


def is_said_before(told: Told) -> bool:
    """Tell whether an answer before let bits come back and proved a lie."""
    seen = told.seen
    return any(
        seen.bits(t) > seen.bits(t - 1) + SAME and seen.chance_of_a_lie(t) > 1 - SAME
        for t in range(1, told.step)
    )


def promised(told: Told, is_priced: bool = False) -> bool:
    seen, t = told.seen, told.step - 1
    if seen.is_priced != is_priced and told.seen.turns[t][1] is not None:
        return False
    return told.reads(gain=seen.gain(t, seen.turns[t][0])) and unit_fits(told, "gain")


def shortfall(told: Told) -> float:
    """Return what the question promised less than the best one."""
    seen, t = told.seen, told.step - 1
    return seen.gains(t)[seen.best(t)[0]] - seen.gain(t, seen.turns[t][0])


def less_than_the_best(told: Told) -> bool:
    seen, t = told.seen, told.step - 1
    return (
        promised(told)
        and shortfall(told) > SAME
        and told.reads(best=seen.gains(t)[seen.best(t)[0]])
        and told.said["best"] != told.said["gain"]
    )


def every(told: Told, n: int) -> bool:
    """Tell whether n things are spoken of as all of them: of two, as both."""
    return told.word("every") == ("both" if n == 2 else f"all {n}")


def nobody(told: Told) -> bool:
    seen = told.seen
    n = sum(a is not None for _, a in seen.turns[: told.step])
    fits = told["n"] == n if "n" in told.said else every(told, n)
    return not seen.left(told.step).any() and fits


def all_but(told: Told) -> bool:
    """Tell whether so many answers as are named may be false."""
    return ("none", "one", "two").index(told.word("but")) == told.seen.lies


CHANCE = (
    f"This answer had a chance of {{share}}% and surprises by {{bits}} {UNIT}; the "
)
CHANCE += "bits missing "
MIXED = CHANCE + "rise from {first} to {then}: what is left is more mixed than before"
PROMISED = f"{{gain}} {UNIT}"
ASKED = ": {asked:*}? {answer:*}{lie:| (a lie)}: of {before} possible animals "


def asked_by(who: str) -> Claim:
    """Return the claim on a question that somebody has asked."""
    shape = who + ASKED + "{after} {verb:remain|remains}."
    return Claim(shape, lambda told: turn(told, who))


STARTS = (
    Claim(
        f"At the start {{n}} animals are possible; {{bits}} {MISSING} to know which "
        "{what:animal|type} it is.",
        start,
    ),
    Claim(
        f"The question expected to remove most now: {{list:*}}, {{gain}} {UNIT}.",
        lambda told: len(told.seen.best(moment(told))) == 1 and best(told),
    ),
)
SEVERAL = Claim(
    f"The questions expected to remove most now: {{list:*}}, {{gain}} {UNIT}.",
    lambda told: len(told.seen.best(moment(told))) > 1 and best(told),
)
ANSWERS = (
    Claim("Question {t}.", lambda told: told["t"] == told.step),
    Claim(CHANCE + "fall from {first} to {then}.", lambda told: answer(told, "fall")),
    Claim(
        f"{MIXED}.",
        lambda told: (
            answer(told, "rise") and (told.seen.lies == 0 or is_said_before(told))
        ),
    ),
)
NO_NEWS = Claim(CHANCE + "stay at {first}.", lambda told: answer(told, "stay"))
DOUBTED = (
    Claim(
        f"{MIXED}, and that an answer was a lie has a chance of {{lie}}%.",
        lambda told: doubted(told) and told["lie"] < 100,
    ),
    Claim(
        f"{MIXED}, and that an answer was a lie is certain.",
        lambda told: (
            doubted(told)
            and told.seen.chance_of_a_lie(told.step) > 1 - SAME
            and not is_said_before(told)
        ),
    ),
)
OF_THE_MACHINE = (
    asked_by("The machine asks"),
    Claim(
        f"The question promised to remove {PROMISED} on average.",
        lambda told: promised(told) and told.seen.record.machine is None,
    ),
)
OF_BOTH = (
    SEVERAL,
    NO_NEWS,
    asked_by("You ask"),
    asked_by("The machine, for the same animal, asks"),
    Claim(
        f"Your question promised to remove {PROMISED} on average, the best {{best}}.",
        less_than_the_best,
    ),
    Claim(
        f"Your question promised to remove {PROMISED} on average, and none promised "
        "more.",
        lambda told: promised(told) and shortfall(told) < SAME,
    ),
)
NOBODY = (
    Claim(
        "The machine asks" + ASKED + "none remains.",
        lambda told: turn(told, "The machine asks"),
    ),
    Claim(
        "No animal of the table gives {every:*} answers so far.",
        lambda told: nobody(told) and not told.seen.lies,
    ),
)
OF_YOUR_ANSWERS = (
    *NOBODY,
    SEVERAL,
    NO_NEWS,
    *DOUBTED,
    Claim(
        f"Not to be sure tells nothing; the question promised {PROMISED}.",
        lambda told: promised(told) and told.seen.turns[told.step - 1][1] is None,
    ),
    Claim(
        "No animal of the table gives all but {but:one|two} of the {n} answers so far.",
        lambda told: nobody(told) and all_but(told),
    ),
)
