"""What "Grow" may say of its questions, and of its bet."""

from tests.claims import Claim, Claims, Told

from . import drawing_grow
from .evidence import NEAR
from .grow_bet import BET, answer
from .grow_ends import ENDS
from .grow_new_row import NEW_ROW
from .grow_presets import OBSERVE
from .grow_stop import STOP
from .grown import Grown
from .notes import OF_A_NEW_ROW
from .said import adds_up, decimals, goes, word
from .twigs import Twig
from .walked import ALIKE, BY_RULE, SILENT

OF_ITSELF = (
    "all its rows are of a single class",
    "only one row is left",
    "no more than one row's worth of parts is left",
    ALIKE,
    SILENT,
)
WHY = "{why:" + "|".join((*OF_ITSELF, *BY_RULE)) + "}"
FIRST = "the class that is listed first"


def question(told: Told) -> tuple[int, str]:
    """Return the node and the question of this step."""
    return told.seen.questions[told.step - 1]


def is_why(told: Told, twig: Twig | None) -> bool:
    """Tell whether this is the reason why nothing is asked of a bag."""
    return twig is not None and told.seen.why(twig) == told.word("why")


# --- the first bag ------------------------------------------------------------------


def lies(told: Told) -> bool:
    n, noun = len(told.seen.known), told.seen.noun
    noun = f"learned {noun}" if told.seen.held else noun
    lie = {1: f"The one {noun} lies", 2: f"Both {noun}s lie"}
    is_so = told.step == 0 and told.word("lie") == lie.get(n, f"All {n} {noun}s lie")
    bits = told.seen.at(0).entropy
    if "h" not in told.said:
        return is_so and bits == 0
    return is_so and bits > 0 and told.reads(h=bits)


def root_ends(told: Told, reasons: tuple[str, ...]) -> bool:
    is_one = told.word("why") in reasons
    return told.step == 0 and is_one and is_why(told, told.seen.root)


# --- a question ---------------------------------------------------------------------


def asks(told: Told) -> bool:
    if told["k"] != told.step or not told.step:
        return False
    number, name = question(told)
    if told.seen.at(number).cut(name) is None:
        return told.word("name") == word(name)
    says = told.word("name").rpartition(" ≤ ")
    is_so = told.seen.answered(number, name, f"≤ {says[2]}")  # looks at every row
    return says[0] == word(name) and bool(is_so)


def asked_of(told: Told) -> bool:
    number, name = question(told)
    seen, bag = told.seen, told.seen.at(number)
    one = abs(told["n"] - 1) < NEAR
    return (
        told.reads(n=bag.size, bags=len(bag.children(name)))
        and told.word("noun") == seen.noun + ("" if one else "s")
        and told.word("place") == seen.place(number)
        and goes(told, "bags", "many", "bag", "bags")
    )


def silent(told: Told, way: str, verb: str) -> bool:
    if not told.step:
        return False
    number, name = question(told)
    n = sum(told.seen.at(number).silent(name).values())
    is_one = told.seen.settings.missing == way and n > 0
    rows = told.word("rows") == ("row" if told["n"] == 1 else "rows")
    verbs = told.word("verb") == (verb if told["n"] == 1 else VERBS[verb])
    return is_one and told.reads(n=n) and rows and verbs


VERBS = {"stays": "stay", "goes": "go"}


def gains(told: Told) -> bool:
    number, name = question(told)
    bag, n = told.seen.at(number), len(told.seen.known)
    gain, grain = bag.paid(name), 10.0 ** -decimals(told, "removed")
    gap = abs(told["n"] / told["all"] * told["gain"] - told["removed"])
    return (
        told.reads(gain=gain, n=bag.going(name), all=n)
        and told.reads(removed=told.seen.removed_at(number, name))
        and (gap < 0.51 * grain) == (told.word("about") == "")
    )


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


def regret_as_ranked(told: Told) -> bool:
    bag = told.seen.at(question(told)[0])
    return regret(told) and any(bag.silent(name) for name in told.seen.names)


# --- bags that end ------------------------------------------------------------------


def child(told: Told) -> Twig | None:
    """Return the bag of the answer that is named, if there is one."""
    return told.seen.children(told.step).get(told.word("answer")) if told.step else None


def ends_here(told: Told) -> bool:
    twig = child(told)
    is_pure = twig and list(map(word, twig.bag.labels)) == [told.word("says")]
    return bool(is_pure) and is_why(told, twig)


def ends_mostly(told: Told) -> bool:
    twig = child(told)
    if twig is None:
        return False
    is_one = list(map(word, twig.bag.commonest)) == [told.word("says")]
    is_mixed = is_one and twig.bag.entropy > 0
    return is_mixed and told.word("holds") == twig.bag.holds and is_why(told, twig)


def ends_at_a_tie(told: Told) -> bool:
    twig = child(told)
    is_tie = twig and len(twig.bag.commonest) > 1
    is_so = bool(is_tie) and told.word("holds") == twig.bag.holds
    return is_so and is_why(told, twig)


def takes_the_first(told: Told) -> bool:
    """Tell whether a tie among the bags that ended went to the class named."""
    twigs = told.seen.children(told.step).values()
    tied = [t.bag.commonest for t in twigs if told.seen.why(t) and t.bag.commonest[1:]]
    return any(word(classes[0]) == told.word("says") for classes in tied)


def more_end(told: Told) -> bool:
    n = sum(bool(told.seen.why(t)) for t in told.seen.children(told.step).values())
    return told.reads(n=n - 4) and goes(told, "n", "ends", "bag ends", "bags end")


STORY = (
    Claim("{lie:*} in one bag, with {h} bits to find out about each.", lies),
    Claim("{lie:*} in one bag, with nothing to find out.", lies),
    Claim(
        f"Nothing to ask: {WHY}.",
        lambda told: root_ends(told, OF_ITSELF),
    ),
    Claim(
        f"Nothing is asked: {WHY}.",
        lambda told: root_ends(told, BY_RULE),
    ),
    Claim("Question {k}: {name:*}?", asks),
    Claim(
        "It was asked of {n} {noun:*} ({place:*}), which it sends to {bags} "
        "{many:bag|bags}.",
        asked_of,
    ),
    Claim(
        "Of these, {n} {rows:row|rows} without an answer {verb:stays|stay} where they "
        "are.",
        lambda told: silent(told, "left_out", "stays"),
    ),
    Claim(
        "Of these, {n} {rows:row|rows} without an answer {verb:goes|go} to every bag, "
        "in parts.",
        lambda told: silent(told, "shared", "goes"),
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
    Claim(
        "Regret: as questions are ranked, {name:*} would have gained {best} − {gain} "
        "{sign:=|≈} {more} bits more.",
        regret_as_ranked,
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
GROW = Claims(
    (*STORY, *STOP, *ENDS, *NEW_ROW, *BET, *OBSERVE, *OF_A_NEW_ROW),
    evidence=Grown,
    answers=answer,
    settings=drawing_grow.grown,
)
