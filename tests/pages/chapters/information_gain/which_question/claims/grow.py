"""What "Grow" may say of its questions, and of its bet."""

from tests.claims import Claim, Claims, Told

from . import drawing
from .evidence import NEAR, Bag
from .grow_ends import ENDS
from .grow_presets import OBSERVE
from .grown import Grown
from .notes import NOTES
from .said import adds_up, decimals, goes, listed, word

REASONS = {
    "all its rows are of a single class": lambda bag: (
        len(bag.rows) > 1 and len({*bag.labels}) == 1
    ),
    "only one row is left": lambda bag: len(bag.rows) == 1,
    "its rows are alike in every attribute, yet their classes differ": lambda bag: (
        len({*bag.labels}) > 1 and not bag.useful
    ),
}
WHY = "{why:" + "|".join(REASONS) + "}"
FIRST = "the class that is listed first"


def question(told: Told) -> tuple[int, str]:
    """Return the node and the question of this step."""
    return told.seen.questions[told.step - 1]


def is_why(told: Told, bag: Bag) -> bool:
    """Tell whether this is the reason why nothing is asked of a bag."""
    return bool(REASONS[told.word("why")](bag))


# --- the first bag ------------------------------------------------------------------


def lies(told: Told) -> bool:
    n, noun = len(told.seen.known), told.seen.noun
    lie = {1: f"The one {noun} lies", 2: f"Both {noun}s lie"}
    is_so = told.step == 0 and told.word("lie") == lie.get(n, f"All {n} {noun}s lie")
    bits = told.seen.in_bits.entropy
    if "h" not in told.said:
        return is_so and bits == 0
    return is_so and bits > 0 and told.reads(h=bits)


# --- a question ---------------------------------------------------------------------


def asked_of(told: Told) -> bool:
    number, name = question(told)
    seen, bag = told.seen, told.seen.at(number)
    return (
        told.reads(n=len(bag.rows), bags=len(bag.children(name)))
        and told.word("noun") == seen.noun + ("s" if len(bag.rows) != 1 else "")
        and told.word("place") == seen.place(number)
        and goes(told, "bags", "many", "bag", "bags")
    )


def gains(told: Told) -> bool:
    number, name = question(told)
    bag, n = told.seen.at(number), len(told.seen.known)
    gain, grain = bag.bits(name), 10.0 ** -decimals(told, "removed")
    gap = abs(told["n"] / told["all"] * told["gain"] - told["removed"])
    return (
        told.reads(gain=gain, n=len(bag.rows), all=n, removed=len(bag.rows) / n * gain)
    ) and (gap < 0.51 * grain) == (told.word("about") == "")


def no_regret(told: Told) -> bool:
    return told.step > 0 and told.seen.missed(*question(told)) < NEAR


def regret(told: Told) -> bool:
    number, name = question(told)
    bag, missed = told.seen.at(number), told.seen.missed(number, name)
    top = bag.bits(name) + missed
    best = [word(n) for n in bag.useful if bag.bits(n) > top - NEAR]
    return (
        missed > NEAR
        and told.word("name") in best
        and told.reads(best=top, gain=bag.bits(name), more=missed)
        and (told.word("sign") == "=") == adds_up(told, "gain", "more", "best")
    )


# --- bags that end ------------------------------------------------------------------


def child(told: Told) -> Bag:
    """Return the bag of the answer that is named; an empty one where there is none."""
    nothing = told.seen.bag([])
    return told.seen.children(told.step).get(told.word("answer"), nothing)


def ends_here(told: Told) -> bool:
    bag = child(told)
    is_pure = list(map(word, {*bag.labels})) == [told.word("says")]
    return is_pure and is_why(told, bag)


def ends_mostly(told: Told) -> bool:
    bag = child(told)
    is_one = list(map(word, bag.commonest)) == [told.word("says")] and bag.entropy > 0
    return is_one and told.word("holds") == bag.holds and is_why(told, bag)


def ends_at_a_tie(told: Told) -> bool:
    bag = child(told)
    is_tie = len(bag.commonest) > 1 and told.word("holds") == bag.holds
    return is_tie and is_why(told, bag)


def takes_the_first(told: Told) -> bool:
    """Tell whether a tie among the bags that ended went to the class named."""
    bags = told.seen.children(told.step).values()
    tied = [bag.commonest for bag in bags if bag.commonest[1:] and not bag.useful]
    return any(word(classes[0]) == told.word("says") for classes in tied)


def more_end(told: Told) -> bool:
    bags = told.seen.children(told.step).values()
    n = sum(any(so(bag) for so in REASONS.values()) for bag in bags)
    return told.reads(n=n - 4) and goes(told, "n", "ends", "bag ends", "bags end")


# --- the bet on the machine's tree --------------------------------------------------

SIZES = {"1 or 2": 2, "3 to 5": 5, "6 to 12": 12, "13 to 30": 30, "more than 30": 500}


def size(seen: Grown) -> str:
    """Return the size of the machine's tree, as it can be bet on."""
    return next(name for name, most in SIZES.items() if seen.machine[0] <= most)


def machines(told: Told) -> bool:
    n, _, asked = told.seen.machine
    said = [
        word(name) + (f" ({times} times)" if times > 1 else "")
        for name, times in asked.items()
    ]
    named = told.word("names") == listed(said, most=8)
    boxes = goes(told, "n", "boxes", "box that asks", "boxes that ask")
    return told.reads(n=n) and named and boxes


def leaves(told: Told) -> bool:
    is_so = told.reads(n=told.seen.machine[1])
    return is_so and goes(told, "n", "leaf", "leaf", "leaves")


# --- to be observed -----------------------------------------------------------------


STORY = (
    Claim("{lie:*} in one bag, with {h} bits to find out about each.", lies),
    Claim("{lie:*} in one bag, with nothing to find out.", lies),
    Claim(
        f"Nothing to ask: {WHY}.",
        lambda told: told.step == 0 and is_why(told, told.seen.at(0)),
    ),
    Claim(
        "Question {k}: {name:*}?",
        lambda told: (
            told["k"] == told.step > 0 and told.word("name") == word(question(told)[1])
        ),
    ),
    Claim(
        "It was asked of {n} {noun:*} ({place:*}), which it sends to {bags} "
        "{many:bag|bags}.",
        asked_of,
    ),
    Claim(
        "It gains {gain} bits there; with {n} of {all} rows that is {about:about |}"
        "{removed} bits of the whole.",
        gains,
    ),
    Claim("No question would have gained more here: no regret.", no_regret),
    Claim(
        "Regret: {name:*} would have gained {best} − {gain} {sign:=|≈} {more} bits "
        "more.",
        regret,
    ),
    Claim(f"“{{answer:*}}” ends here, with {{says:*}}: {WHY}.", ends_here),
    Claim(
        f"“{{answer:*}}” ends here, with mostly {{says:*}} ({{holds:*}}): {WHY}.",
        ends_mostly,
    ),
    Claim(f"“{{answer:*}}” ends here, at a tie ({{holds:*}}): {WHY}.", ends_at_a_tie),
    Claim(f"The tree takes {{says:*}}, {FIRST}.", takes_the_first),
    Claim("And {n} more {ends:bag ends|bags end} here too.", more_end),
)
BET = (
    Claim(
        "If the machine grows the whole tree, how many questions does its tree hold "
        "(boxes that ask)?",
        lambda told: told.seen.machine[0] > 0,
    ),
    Claim(
        "The machine's tree has {n} {boxes:box that asks|boxes that ask}: {names:*}.",
        machines,
    ),
    Claim("It has {n} {leaf:leaf|leaves}.", leaves),
)
GROW = Claims(
    (*STORY, *ENDS, *BET, *OBSERVE, *NOTES),
    evidence=Grown,
    answers=size,
    settings=drawing.grown,
)
