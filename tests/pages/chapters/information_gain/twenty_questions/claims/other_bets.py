"""The claims of the bets on an answer, and on other animals after a game."""

from math import log2

from tests.claims import Claim, Told, reads_as

from .evidence import SAME, Seen, greedy_needs
from .games import UNIT, noun_fits, unit_fits


def pairs(told: Told) -> dict[str, str]:
    """Return what a list says of each name: "legs = 4 0.5, milk 1"."""
    return dict(one.rsplit(" ", 1) for one in told.word("list").split(", "))


# --- which answer -------------------------------------------------------------------


def answers_now(seen: Seen) -> dict[str, tuple[float, float]]:
    """Return the chance of each answer to the machine's question, and the bits left."""
    t, q = seen.n, seen.best(seen.n)[0]
    found = {}
    for a in range(len(seen.questions[q].answers)):
        share = seen.share(t, q, a)
        if share > SAME:
            found[seen.answer(q, a)] = share, seen.bits_after(t, q, a)
    return found


def which_answer(told: Told) -> bool:
    seen = told.seen
    q = seen.best(seen.n)[0]
    return (
        told.reads(bits=seen.bits(seen.n))
        and unit_fits(told, "bits")
        and seen.asked_aloud(q) == f"{told.word('asked')}?"
    )


def answers_said(told: Told) -> bool:
    """Each answer: its chance, what it surprises by, and what it leaves."""
    found, said = answers_now(told.seen), told.word("list").split("; ")
    for (word, (share, left)), one in zip(found.items(), said, strict=True):
        name, _, rest = one.partition(" has a chance of ")
        chance, _, rest = rest.partition("%, surprises by ")
        bits, _, rest = rest.partition(" ")
        number = rest.split()[-1]
        right = (
            name == word
            and reads_as(chance, 100 * share)
            and reads_as(bits, -log2(share))
            and reads_as(number, left)
        )
        if not right:
            return False
    return True


def least(seen: Seen) -> set[str]:
    found = answers_now(seen)
    fewest = min(left for _, left in found.values())
    return {word for word, (_, left) in found.items() if left < fewest + SAME}


def rarest(seen: Seen) -> set[str]:
    found = answers_now(seen)
    share = min(share for share, _ in found.values())
    return {word for word, (one, _) in found.items() if one < share + SAME}


# --- which animal -------------------------------------------------------------------


def how_rare(told: Told) -> bool:
    seen = told.seen
    needs = {name: greedy_needs(seen, told.word(name)) for name in ("few", "many")}
    rare, common = needs["few"][1], needs["many"][1]
    return (
        rare > common + SAME
        and needs["few"][0] < needs["many"][0]
        and told.reads(rare=rare, common=common)
        and told.said["rare"] != told.said["common"]
    )


def needed(told: Told) -> bool:
    said = pairs(told)
    return all(
        int(number) == greedy_needs(told.seen, name)[0] for name, number in said.items()
    )


def fewest_of(seen: Seen, names) -> set[str]:
    needs = {name: greedy_needs(seen, name)[0] for name in names}
    return {name for name, n in needs.items() if n == min(needs.values())}


OVER = "This game is over after {n} {noun:question|questions}: with which of these "
OVER += "animals would the machine be done after fewest questions"
KEPT = "While the gains are hidden, a bet on others: with which of these animals would "
KEPT += "the machine be done after fewest questions?"
WHICH_ANSWER = (
    Claim(
        f"Of the {{bits}} {UNIT} missing now, which answer to “{{asked:*}}?” would "
        "leave the machine fewest to find out?",
        which_answer,
    ),
    Claim("In bits: {list:*}.", answers_said),
    Claim(
        "Here the rarest answer, which surprises most, leaves least.",
        lambda told: (
            not told.seen.is_over and bool(rarest(told.seen) & least(told.seen))
        ),
    ),
    Claim(
        "Here the rarest answer surprises most, but another one leaves less.",
        lambda told: not told.seen.is_over and not rarest(told.seen) & least(told.seen),
    ),
)
WHICH_ANIMAL = (
    Claim(
        OVER + "?",
        lambda told: (
            told.seen.is_over
            and told["n"] == told.seen.n
            and noun_fits(told)
            and not told.seen.lies
        ),
    ),
    Claim("Questions needed: {list:*}.", needed),
    Claim(
        "Rare answers tell more: those for the {few:*} surprise by {rare} bits each on "
        "average, those for the {many:*} by {common}.",
        how_rare,
    ),
)
IF_KEPT = (
    Claim(
        KEPT,
        lambda told: not told.seen.is_over and told.seen.settings.gains == "Hidden",
    ),
)
IF_HONEST = (
    Claim(
        OVER + " if nobody lies?",
        lambda told: (
            told["n"] == told.seen.n and noun_fits(told) and told.seen.lies > 0
        ),
    ),
)
