"""The claims of the part "You ask"."""

from math import log2

from tests.claims import Claim, Claims, Told

from .evidence import SAME, bits_of
from .game import MARBLES, Game, Turn, against, is_best, settings
from .shared import COLOURS, SHARED, UNIT, names_in, noun_fits, unit_fits
from .you_ask_bet import BET, OBSERVE, best_of


def now(told: Told) -> Turn:
    return told.seen.turns[told.step - 1]


def about(told: Told) -> bool:
    turn, names = now(told), names_in(told.word("names"))
    meant = turn.asked & {*turn.before} or turn.asked
    return (
        told["t"] == told.step
        and told["marble"] == turn.marble
        and {*names} == meant
        and told.word("answer") == ("yes" if turn.is_yes else "no")
        and (told["before"], told["after"]) == (len(turn.before), len(turn.after))
        and (told.word("verb") == "remains") == (told["after"] == 1)
    )


def moved(told: Told) -> bool:
    turn = now(told)
    first, then = bits_of(turn.before.values()), bits_of(turn.after.values())
    way = "fall" if then < first - SAME else "rise"
    return (
        abs(first - then) > SAME
        and told.word("way") == way
        and told.reads(bits=-log2(turn.chance), first=first, then=then)
        and told.said["first"] != told.said["then"]
        and unit_fits(told, "bits")
    )


def stays(told: Told) -> bool:
    turn = now(told)
    first, then = bits_of(turn.before.values()), bits_of(turn.after.values())
    return (
        abs(first - then) < SAME
        and told.reads(bits=-log2(turn.chance), first=first)
        and unit_fits(told, "bits")
    )


def promised(told: Told) -> bool:
    turn = now(told)
    return told.reads(gain=turn.gain) and unit_fits(told, "gain")


def found(told: Told) -> bool:
    turn, seen = now(told), told.seen
    mine = [t for t in seen.turns[: told.step] if t.marble == turn.marble]
    colour = seen.hidden[turn.marble - 1]
    return (
        turn.finds
        and told["marble"] == turn.marble
        and told.word("colour") == colour == [*turn.after][0]
        and told["n"] == len(mine)
        and noun_fits(told["n"], told)
        and told.reads(bits=sum(-log2(t.chance) for t in mine))
        and told.reads(bits=seen.surprises[colour])
        and unit_fits(told, "bits")
    )


def over(told: Told) -> bool:
    n = len(told.seen.turns)
    return (
        (told["marbles"], told["n"]) == (MARBLES, n)
        and told.reads(mean=n / MARBLES)
        and noun_fits(told["n"], told)
        and (told.word("each") == "question") == (told.said["mean"] == "1")
    )


def averages(told: Told) -> bool:
    low, high = told.seen.entropy, told.seen.questions
    exact = high - low < SAME
    return (
        told.reads(low=low, high=high)
        and told.word("sign") == ("=" if exact else "<")
        and (told.said["low"] == told.said["high"]) == exact
        and told.seen.is_over
    )


def mean_gain(told: Told) -> bool:
    turns = told.seen.turns
    return told.reads(gain=sum(t.gain for t in turns) / len(turns)) and unit_fits(
        told, "gain"
    )


def in_all(told: Told) -> bool:
    bits = told.seen.surprise
    own = sum(told.seen.surprises[colour] for colour in told.seen.hidden)
    return (
        abs(bits - own) < SAME
        and told.reads(bits=bits, mean=bits / MARBLES, entropy=told.seen.entropy)
        and unit_fits(told, "bits")
    )


def still_open(told: Told, found: float) -> bool:
    is_so = not told.seen.is_over and told.seen.found == found
    return is_so and told["all"] == MARBLES


def asked(told: Told) -> bool:
    return told["n"] == len(told.seen.turns) and noun_fits(told["n"], told)


NUMBERS = "Its question promised to remove {gain} " + UNIT + " on average: "
HUFFMAN = "For these marbles Huffman's questions would have been {theirs}: you asked "
EACH = "Your questions promised {gain} " + UNIT + " each on average"
CLAIMS = Claims(
    (
        *SHARED,
        Claim(
            f"Every marble is {{colour:{COLOURS}}}: you know it beforehand, and need "
            "not ask.",
            lambda told: [*told.seen.counts] == [told.word("colour")],
        ),
        Claim(
            "Marble {first} of {n} is drawn and hidden: {bits} {unit:bit is|bits are} "
            "missing to know its colour.",
            lambda told: (
                (told["first"], told["n"]) == (1, MARBLES)
                and told.reads(bits=told.seen.entropy)
                and (told.word("unit") == "bit is") == (told.said["bits"] == "1")
                and len(told.seen.counts) > 1
            ),
        ),
        Claim(
            "Question {t}, about marble {marble}: Is it {names:*}? {answer:yes|no}, so "
            "of {before} possible colours {after} {verb:remains|remain}.",
            about,
        ),
        Claim(
            f"This answer surprises by {{bits}} {UNIT}, and the bits missing "
            "{way:fall|rise} from {first} to {then}.",
            moved,
        ),
        Claim(
            f"This answer surprises by {{bits}} {UNIT}, and the bits missing stay at "
            "{first}.",
            stays,
        ),
        Claim(
            f"{NUMBERS}no question could promise more.",
            lambda told: promised(told) and is_best(now(told)),
        ),
        Claim(
            f"{NUMBERS}the best promised {{best}}.",
            lambda told: (
                promised(told)
                and not is_best(now(told))
                and told.reads(best=now(told).best)
                and told.said["best"] != told.said["gain"]
            ),
        ),
        Claim(
            f"Marble {{marble}} is {{colour:{COLOURS}}}, found with {{n}} "
            "{noun:question|questions}; the answers surprise by {bits} " + UNIT + " "
            "together, as much as the colour itself.",
            found,
        ),
        Claim(
            "That is still open: none of the {all} marbles is found so far, with {n} "
            "{noun:question|questions}.",
            lambda told: still_open(told, 0) and asked(told),
        ),
        Claim(
            "That is still open: nothing was asked so far, and none of the {all} "
            "marbles is found.",
            lambda told: not told.seen.turns and still_open(told, 0),
        ),
        Claim(
            "That is still open: {found} of the {all} marbles {verb:is|are} found so "
            "far, with {n} {noun:question|questions}.",
            lambda told: (
                still_open(told, told["found"])
                and asked(told)
                and (told.word("verb") == "is") == (told["found"] == 1)
            ),
        ),
        Claim(
            "One colour: {n} marbles are found with no question, and H = {bits}.",
            lambda told: (
                len(told.seen.counts) == 1 and (told["n"], told["bits"]) == (MARBLES, 0)
            ),
        ),
        Claim(
            "You found {marbles} marbles with {n} {noun:question|questions}: {mean} "
            "{each:question|questions} a marble.",
            over,
        ),
        Claim(f"{HUFFMAN}{{d}} {{more:more|fewer}}{{luck:|, which is luck}}.", against),
        Claim(f"{HUFFMAN}as many.", against),
        Claim(
            "On average H = {low} {sign:=|<} L = {high} a marble, and no plan that "
            "asks about one marble at a time needs fewer than L.",
            averages,
        ),
        Claim(
            f"{EACH}, and at no moment could another promise more.",
            lambda told: mean_gain(told) and all(map(is_best, told.seen.turns)),
        ),
        Claim(
            f"{EACH}; the best at each moment promised {{best}}.",
            lambda told: (
                mean_gain(told)
                and not all(map(is_best, told.seen.turns))
                and told.said["best"] != told.said["gain"]
                and told.reads(
                    best=sum(t.best for t in told.seen.turns) / len(told.seen.turns)
                )
            ),
        ),
        Claim(
            f"The answers surprise by {{bits}} {UNIT} in all, {{mean}} a marble: "
            "whatever one asks, that comes to H = {entropy} in the long run.",
            in_all,
        ),
        *BET,
        *OBSERVE,
    ),
    evidence=Game,
    answers=best_of,
    settings=settings,
)
