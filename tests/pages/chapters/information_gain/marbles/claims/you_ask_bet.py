"""The claims of the bet of the part "You ask", and of its Observe lines."""

from math import log2

from pages.chapters.information_gain.marbles.you_ask.words import bet
from tests.claims import Claim, Told, reads_as

from .evidence import SAME, bits_of
from .game import Game, is_best, split, splits
from .shared import names_in


def offered(seen: Game) -> dict[str, float]:
    """Return what the questions that the bet offers would remove."""
    options = bet(seen.record).options
    return {one: split(seen.counts, {*names_in(one)}) for one in options}


def best_of(seen: Game) -> set[str]:
    gains = offered(seen)
    best = max(splits(seen.counts).values())
    return {one for one, gain in gains.items() if gain > best - SAME}


def expected(told: Told) -> bool:
    said = dict(one.rsplit(" ", 1) for one in told.word("list").split("; "))
    gains = offered(told.seen)
    return said.keys() == gains.keys() and all(
        reads_as(said[one], gain) for one, gain in gains.items()
    )


def nearest(told: Told) -> bool:
    """The best question's share of yes is the nearest to one half, of all that are."""
    seen, some = told.seen, names_in(told.word("names"))
    off = {s: abs(sum(seen.shares[c] for c in s) - 0.5) for s in splits(seen.counts)}
    share = sum(seen.shares[name] for name in some)
    return (
        told.reads(share=100 * share)
        and off[frozenset(some)] < min(off.values()) + SAME
        and f"Is it {told.word('names')}?" in best_of(seen)
    )


BET = (
    Claim(
        "A marble is drawn, and {bits} {unit:bit is|bits are} missing to know its "
        "colour: which of these questions is expected to remove most of that?",
        lambda told: (
            told.reads(bits=told.seen.entropy)
            and (told.word("unit") == "bit is") == (told.said["bits"] == "1")
        ),
    ),
    Claim("The bits to be expected: {list:*}.", expected),
    Claim(
        "To “Is it {names:*}?” the answer is yes for {share}% of the marbles: the "
        "nearer to one half, the more a yes or no tells.",
        nearest,
    ),
)
OBSERVE = (
    Claim(
        "{n} marbles of {k} colours, and you may ask about one colour or several: "
        "which answer tells a whole bit, and which less?",
        lambda told: (told["n"], told["k"]) == (told.seen.total, len(told.seen.counts)),
    ),
    Claim(
        "a game of {n} questions, each about one colour only.",
        lambda told: (
            told["n"] == len(told.seen.turns)
            and all(len(turn.asked) == 1 for turn in told.seen.turns)
        ),
    ),
    Claim(
        "Step through it: what does an answer tell, and what could another "
        "question have told?",
        lambda told: told.seen.is_over and not all(map(is_best, told.seen.turns)),
    ),
    Claim(
        "the first answer, no to “Is it blue?”, surprises by {bits} bits, and yet more "
        "bits are missing after it than before.",
        lambda told: (
            (turn := told.seen.turns[0]).asked == {"blue"}
            and not turn.is_yes
            and told.reads(bits=-log2(turn.chance))
            and bits_of(turn.after.values()) > told.seen.entropy
        ),
    ),
    Claim(
        "Most marbles are blue: what does that save?",
        lambda told: told.seen.shares.get("blue", 0) > 0.5,
    ),
)
