"""The claims of how a game ends."""

import re
from math import ceil

from pages.chapters.information_gain.twenty_questions.record import NAMES
from tests.claims import Claim, Told

from .evidence import CELLS, SAME, ZOO, Seen
from .games import MISSING, UNIT, all_but, every, noun_fits, unit_fits

MOST_NAMED = 12


def named(told: Told, names: list[str], place: str = "names") -> bool:
    """Tell whether a list names these animals, the last ones as a count."""
    said = re.split(r", | and ", told.word(place))
    if len(names) <= MOST_NAMED:
        return said == names
    shown = MOST_NAMED - 1
    return said == [*names[:shown], f"{len(names) - shown} more"]


def found(told: Told) -> bool:
    seen = told.seen
    goals = seen.goals_left
    return len(goals) == 1 and goals == {told.word("name")} and not seen.is_wrong


def says(told: Told) -> bool:
    """The machine says what is left, and the hidden one is not among it."""
    seen = told.seen
    left = re.sub(r" \(type\)$", "", told.word("says").removeprefix("the "))
    many = re.fullmatch(r"one of (\d+) \((.*)\)", told.word("says"))
    fits = {left} == seen.goals_left
    if many:
        fits = int(many[1]) == seen.n_left(seen.n)
    return seen.is_wrong and fits and told.word("name") == seen.secret_name


def tie(told: Told) -> bool:
    seen = told.seen
    return (
        seen.is_tie
        and not seen.is_wrong
        and told["n"] == seen.n_left(seen.n)
        and named(told, seen.names_left)
    )


def nobody(seen: Seen) -> bool:
    return not seen.left(seen.n).any()


def denials(seen: Seen) -> list[int]:
    return seen.moments[-1][1].tolist()


def nearest(seen: Seen) -> list[str]:
    fewest = min(denials(seen))
    return [name for name, n in zip(NAMES, denials(seen), strict=True) if n == fewest]


def contradiction(told: Told) -> bool:
    seen = told.seen
    n = sum(a is not None for _, a in seen.turns)
    return (
        nobody(seen)
        and (told["n"] == n if "n" in told.said else every(told, n))
        and (told.word("verb") == "is") == (len(nearest(seen)) == 1)
        and named(told, nearest(seen))
    )


def against(told: Told) -> bool:
    """Every answer that the table denies is told, and none besides."""
    seen = told.seen
    name = told.word("name")
    row = NAMES.index(name)
    who = "you said" if seen.record.secret is None else "the answer was"
    wrong = [
        f"{seen.asked_aloud(q)} ({who} {seen.answer(q, a)})"
        for q, a in seen.turns
        if a is not None and seen.truth[row, q] != a
    ]
    return name == nearest(seen)[0] and told.word("list") == "; ".join(wrong)


def out_of_questions(seen: Seen) -> bool:
    """All that would tell apart those left was not answered, once."""
    here = seen.truth[seen.left(seen.n)]
    tells = {q for q in range(len(seen.questions)) if len({*here[:, q]}) > 1}
    unsure = {q for q, a in seen.turns if a is None}
    return len(seen.goals_left) > 1 and bool(tells) and tells <= unsure


def used_up(told: Told) -> bool:
    seen = told.seen
    return (
        out_of_questions(seen)
        and told["n"] == seen.n_left(seen.n)
        and told.reads(bits=seen.bits(seen.n))
        and unit_fits(told, "bits")
    )


def still_open(told: Told) -> bool:
    seen = told.seen
    bits = seen.bits(seen.n)
    return (
        not seen.is_over
        and told["n"] == seen.n_left(seen.n)
        and told.reads(bits=bits)
        and unit_fits(told, "bits")
        and told["more"] == max(1, ceil(bits - SAME))
        and noun_fits(told, "more")
    )


FOUND = (
    Claim(
        "Found.", lambda told: len(told.seen.goals_left) == 1 and not told.seen.is_wrong
    ),
    Claim("It is the {name:*}.", found),
    Claim(
        "It is {name:*} (type).",
        lambda told: found(told) and told.seen.n_left(told.seen.n) == 1,
    ),
    Claim(
        "It is {name:*} (type): {every:*} animals left are of this type.",
        lambda told: (
            found(told) and (n := told.seen.n_left(told.seen.n)) > 1 and every(told, n)
        ),
    ),
    Claim(
        "An honest tie. {n} animals are left, and the table says the same of "
        "{all:both|all of them}: {names:*}.",
        lambda told: tie(told) and (told.word("all") == "both") == (told["n"] == 2),
    ),
    Claim(
        f"The last {{bits}} {UNIT} cannot be asked for.",
        lambda told: (
            told.seen.is_tie
            and told.reads(bits=told.seen.bits(told.seen.n))
            and unit_fits(told, "bits")
        ),
    ),
)
WRONG = (
    Claim("Sure, and wrong.", lambda told: told.seen.is_wrong),
    Claim("The machine says {says:*}, but it was the {name:*}.", says),
    Claim(
        "The machine says {says:*}, but it was the {name:*}, whose type is {type:*}.",
        lambda told: (
            says(told)
            and told.word("type") == CELLS[ZOO.target][told.seen.record.secret]
        ),
    ),
)
CONTRADICTED = (
    Claim("A contradiction.", lambda told: nobody(told.seen)),
    Claim(
        "No animal of the table fits {every:*} answers; nearest {verb:is|are} "
        "{names:*}.",
        lambda told: contradiction(told) and not told.seen.lies,
    ),
    Claim("Against the {name:*} stands: {list:*}.", against),
)
OTHERWISE = (
    *CONTRADICTED,
    Claim(
        "No animal of the table fits all but {but:one|two} of the {n} answers; nearest "
        "{verb:is|are} {names:*}.",
        lambda told: contradiction(told) and all_but(told),
    ),
    Claim(
        "Out of questions. {n} animals are left, and all that would tell them apart "
        f"was answered with “not sure”: {{bits}} {MISSING}.",
        used_up,
    ),
    Claim(
        "Possible are {names:*}.",
        lambda told: out_of_questions(told.seen) and named(told, told.seen.names_left),
    ),
)
STILL_OPEN = Claim(
    f"That is still open: {{n}} animals are left and {{bits}} {MISSING}; at 1 bit "
    "a question, that is {more} more {noun:question|questions}.",
    still_open,
)
