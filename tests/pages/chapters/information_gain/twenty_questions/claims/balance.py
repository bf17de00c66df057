"""The claims of what the answers were worth, and of oddities."""

import re

from tests.claims import Claim, Told

from .evidence import CELLS, SAME, ZOO, Seen
from .games import MISSING, UNIT, noun_fits, unit_fits

LUCK = 0.05  # bits: less than this is as expected


def answered(seen: Seen) -> list[int]:
    return [t for t, (_, a) in enumerate(seen.turns) if a is not None]


def balance(told: Told) -> bool:
    """The bits that are gone, and those that the answered questions promised."""
    seen, given = told.seen, answered(told.seen)
    first, then = seen.bits(0), seen.bits(seen.n)
    expected = sum(seen.gain(t, seen.turns[t][0]) for t in given)
    way = "fell" if then < first - SAME else "rose"
    return (
        told["n"] == seen.n
        and noun_fits(told)
        and ("k" in told.said) == (len(given) < seen.n)
        and ("k" not in told.said or told["k"] == len(given))
        and abs(first - then) > SAME
        and told.word("way") == way
        and told.reads(first=first, then=then, expected=expected)
        and told.said["first"] != told.said["then"]
        and (told.word("how") != "") == seen.is_wrong
        and told.word("whose") == whose(len(given), seen.n)
    )


def whose(k: int, n: int) -> str:
    """Return how the promises of k answered questions of n are spoken of."""
    one, some = ONE if k == 1 else SOME
    return one if k == n else some


def none_answered(told: Told) -> bool:
    seen = told.seen
    left = told.reads(bits=seen.bits(0)) and unit_fits(told, "bits")
    return left and not answered(seen)


def honest(seen: Seen) -> bool:
    return not seen.lies and not any(at <= seen.n for at in seen.lies_at)


def luck(told: Told) -> bool:
    seen, given = told.seen, answered(told.seen)
    expected = sum(seen.gain(t, seen.turns[t][0]) for t in given)
    more = seen.bits(0) - seen.bits(seen.n) - expected
    kind = "lucky" if more > LUCK else "unlucky" if more < -LUCK else "as expected"
    return honest(seen) and told.word("luck") == kind


def skill(told: Told) -> bool:
    seen = told.seen
    yours, machines = seen.n, len(seen.record.machine.turns)
    who = "You needed fewer questions than the machine"
    if yours > machines:
        who = "The machine needed fewer questions than you"
    if yours == machines:
        who = "You and the machine needed equally many questions"
    return told.word("who") == who and (told["mine"], told["its"]) == (yours, machines)


def promises(seen: Seen) -> tuple[float, float]:
    """Return the bits that a question promised on average: yours, the machine's."""
    machine = Seen(seen.record)
    machine.turns = seen.record.machine.turns
    games = (seen, machine)
    mine, theirs = (
        sum(game.gain(t, q) for t, (q, _) in enumerate(game.turns)) / game.n
        for game in games
    )
    return mine, theirs


def promised(told: Told) -> bool:
    mine, theirs = promises(told.seen)
    return (
        told.reads(mine=mine, its=theirs)
        and unit_fits(told, "mine")
        and (told.said["mine"] == told.said["its"]) == (abs(mine - theirs) < SAME)
    )


def lucky_win(told: Told) -> bool:
    seen = told.seen
    if seen.record.machine is None or not seen.is_over or not seen.turns:
        return False
    mine, theirs = promises(seen)
    return seen.n < len(seen.record.machine.turns) and mine < theirs - SAME


# --- oddities ----------------------------------------------------------------------


def odd(told: Told) -> bool:
    column, name, cell = re.fullmatch(
        r"(\w+) of the (\w+): (\w+)", told.word("what")
    ).groups()
    return any(
        row_name == name and CELLS[column][row] == cell
        for row, row_name in enumerate(ZOO.row_names)
    ) and any(told.seen.questions[q].attribute == column for q, _ in told.seen.turns)


HOW = "{how:|As the machine counts, }{n} {noun:question|questions}"
PART = ", {k} of them answered"
ONE = ("its promise is", "the promise of the one answered is")
SOME = (
    "their promises, added up, are",
    "the promises of those answered, added up, are",
)
WENT = ": the bits missing {way:fell|rose} from {first} to {then}; "
WENT += f"{{whose:{'|'.join(ONE + SOME)}}} {{expected}}"
LUCKY = " ({luck:lucky|unlucky|as expected})."
DOUBT = ", and where an answer may be false the difference is not luck alone."


def both(*holds):
    return lambda told: all(one(told) for one in holds)


def dishonest(told: Told) -> bool:
    return not honest(told.seen)


def worth(part: str, tail: str, also) -> Claim:
    """Return the claim on what all answers of a game were worth."""
    return Claim(HOW + part + WENT + tail, both(balance, also))


HONEST, DOUBTED = worth("", LUCKY, luck), worth("", DOUBT, dishonest)
UNANSWERED = (
    worth(PART, LUCKY, luck),
    worth(PART, DOUBT, dishonest),
    Claim(
        f"None of the {{n}} questions was answered, so {{bits}} {MISSING} still.",
        lambda told: none_answered(told) and told["n"] == told.seen.n > 1,
    ),
    Claim(
        f"Not even the only question was answered, so {{bits}} {MISSING} still.",
        lambda told: none_answered(told) and told.seen.n == 1,
    ),
)
BOTH = (
    Claim(
        "{who:You needed fewer questions than the machine|The machine needed fewer "
        "questions than you|You and the machine needed equally many questions} ({mine} "
        "against {its}).",
        skill,
    ),
    Claim(
        f"A question of yours promised {{mine}} {UNIT} on average, one of the "
        "machine's {its}.",
        promised,
    ),
    Claim("For this animal the answers were with you: that is luck.", lucky_win),
)
ODD = (
    Claim(
        "The table says “{what:*}” ({truth:*}), and the machine believes its table.",
        odd,
    ),
)
