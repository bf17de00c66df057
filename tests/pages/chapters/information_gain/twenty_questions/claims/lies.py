"""The claims of lies: which were told, what they hid, how few questions can do."""

from functools import cache
from itertools import count, product

from tests.claims import Claim, Told

from .evidence import Seen, greedy_needs
from .games import noun_fits

TIMES = {1: ("one was", "twice"), 2: ("two were", "three times")}


def told_lies(seen: Seen) -> list[int]:
    """Return the numbers of the answers that the table denies of the hidden one."""
    row = seen.record.secret
    return [t for t, (q, a) in enumerate(seen.turns, 1) if seen.truth[row, q] != a]


def lied(told: Told) -> bool:
    """The question of the lie, asked so; and the answer is false."""
    seen, at = told.seen, int(told["t"])
    return (
        at in seen.lies_at
        and at in told_lies(seen)
        and told.word("asked") == seen.asked_aloud(seen.turns[at - 1][0])
    )


def ruled_out(told: Told, lies: int) -> bool:
    """Before the lie it was possible, and after it is not."""
    seen, t = told.seen, int(told["t"])
    row = seen.record.secret
    return (
        lied(told)
        and seen.lies == lies
        and bool(seen.left(t - 1)[row])
        and not seen.left(t)[row]
        and told.word("name") == seen.secret_name
    )


def allowed(told: Told) -> bool:
    seen = told.seen
    return (
        TIMES.get(seen.lies) == (told.word("were"), told.word("times"))
        and 0 < len(told_lies(seen)) <= seen.lies
    )


def extra(told: Told) -> bool:
    seen = told.seen
    needs, _ = greedy_needs(seen, seen.secret_name)
    return told["n"] == seen.n - needs and noun_fits(told)


def nobody(told: Told, *at: float) -> bool:
    seen = told.seen
    return (
        seen.lies_at == {*at}
        and not told_lies(seen)
        and min(at) > seen.n == told["n"]
        and noun_fits(told)
    )


def another(told: Told) -> bool:
    seen = told.seen
    return (
        len(seen.lies_at) == 2
        and told["t"] == max(seen.lies_at) > seen.n == told["n"]
        and len(told_lies(seen)) == 1
        and noun_fits(told)
    )


@cache
def ways(n_questions: int, lies: int) -> int:
    """Write every row of true and false answers down; count those with few false."""
    rows = product((0, 1), repeat=n_questions)
    return sum(sum(row) <= lies for row in rows)


def fewest(told: Told) -> bool:
    seen = told.seen
    words = ("no", "one", "two").index(told.word("lies"))
    looks = {*map(tuple, seen.truth.tolist())}
    is_animal = told.word("what") == "animals that look different"
    things = len(looks) if is_animal else len({*seen.rules.goals})
    q = next(q for q in count() if things * ways(q, seen.lies) <= 2**q)
    return (
        seen.lies == words > 0
        and is_animal == (seen.settings.find == "The animal")
        and seen.settings.legs == "Yes or no only"
        and seen.is_over
        and (told["n"], told["q"]) == (things, q)
        and (told.word("noun") == "lie") == (words == 1)
    )


QUESTION = "Question {t} ({asked:*}) was answered with a lie"
OVER = "but the game was over after {n} {noun:question|questions}"
BECAUSE = "Because {were:one was|two were} allowed, nothing is ruled out before it is "
BECAUSE += "denied {times:twice|three times}"
TOLD = (
    Claim(
        f"The lie was to come at question {{t}}, {OVER}: nobody lied.",
        lambda told: nobody(told, told["t"]),
    ),
    Claim(
        f"The lies were to come at questions {{t}} and {{u}}, {OVER}: nobody lied.",
        lambda told: nobody(told, told["t"], told["u"]),
    ),
    Claim(f"Another lie was to come at question {{t}}, {OVER}.", another),
    Claim(f"{QUESTION}.", lied),
    Claim(
        f"{QUESTION}, and nobody allowed for one: the {{name:*}} was ruled out at "
        "once.",
        lambda told: ruled_out(told, 0),
    ),
    Claim(
        f"{QUESTION}, and only one lie was allowed: the {{name:*}} was ruled out at "
        "once.",
        lambda told: ruled_out(told, 1),
    ),
    Claim(f"{BECAUSE}.", allowed),
    Claim(
        f"{BECAUSE}: that takes {{n}} {{noun:question|questions}} more than a game "
        "without lies.",
        lambda told: allowed(told) and extra(told),
    ),
)
FEWEST = Claim(
    "With {lies:one|two} {noun:lie|lies} allowed and only yes or no, no plan can be "
    "sure of each of {n} {what:animals that look different|types} in fewer than {q} "
    "questions; a single game may end sooner.",
    fewest,
)
