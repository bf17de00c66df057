"""What "Rank" may say, of its bet above all."""

from collections.abc import Callable
from dataclasses import replace

from pages.chapters.information_gain.which_question.rank.bets import bet
from tests.claims import Claim, Claims, Told

from . import drawing
from .asked import Asking
from .evidence import NEAR
from .notes import NOTES
from .rank_cuts import CUTS, cut_by_hand
from .rank_ends import ENDS
from .rank_presets import OBSERVE
from .rank_silence import SILENT, TREATED
from .rank_story import NAMED, STORY, is_best, is_named, score, ties
from .said import compared, listed, word


def offered(seen: Asking) -> set[str]:
    """Return those of the best questions that can be bet on."""
    return {*seen.at_best.all.best} & {*bet(seen.record).options}


def next_best(told: Told) -> bool:
    """Tell whether this is the runner-up among those that may win."""
    bag = told.seen.all
    others = [n for n in told.seen.names if n not in bag.best]
    may = [n for n in others if n in bag.allowed]
    if not may and not any(n in bag.useful for n in others):
        may = others
    top = max((bag.scores[n] for n in may), default=0.0)
    named = [n for n in may if word(n) == told.word("name")]
    is_top = any(bag.scores[n] > top - NEAR for n in named)
    return is_top and compared(told, score=score(told), other=top)


def too_small(told: Told) -> bool:
    bag = told.seen.all
    higher = [n for n in bag.useful if n not in bag.allowed]
    higher = [n for n in higher if bag.scores[n] > score(told) - NEAR]
    name = next((n for n in higher if word(n) == told.word("name")), None)
    return (
        name is not None
        and bag.scores[name] > max(bag.scores[n] for n in higher) - NEAR
        and told.reads(theirs=bag.scores[name])
        and (told.word("how") == "higher") == (bag.scores[name] > score(told) + NEAR)
        and compared(told, gain=bag.gain(name), average=bag.average)
    )


def alone(told: Told) -> bool:
    bag = told.seen.all
    others = [n for n in bag.allowed if n not in bag.best]
    return is_best(told) and not others and told.reads(score=score(told))


def asks(told: Told) -> bool:
    table = told.seen.table
    cut = bool(told.word("cut")) == bool(table.numbers)
    return is_named(told) and told.word("target") == table.target and cut


def at_best(holds: Callable[[Told], bool]) -> Callable[[Told], bool]:
    """Return the same question of the table with all numbers at their best cuts."""
    return lambda told: holds(replace(told, seen=told.seen.at_best))


BET = (
    Claim(
        f"To guess “{{target:*}}” of {{row:*}}, which question is best by {NAMED}"
        "{cut:, numbers at their best cut|}?",
        lambda told: asks(told) and not told.seen.cuts,
    ),
    Claim(
        f"To guess “{{target:*}}” of {{row:*}}, which question is best by {NAMED}"
        "{cut:, numbers at their best cut} (not at your cut, {at:*})?",
        lambda told: asks(told) and told.word("at") == cut_by_hand(told.seen),
    ),
    Claim(
        "That is with every number at its best cut, not at yours.",
        lambda told: bool(told.seen.cuts),
    ),
    Claim(
        "{names:*} tie: each scores {score}.",
        at_best(
            lambda told: (
                ties(told)
                and told.word("names") == listed(told.seen.all.best)
                and told.reads(score=score(told))
            )
        ),
    ),
    Claim("It scores {score}; next is {name:*} with {other}.", at_best(next_best)),
    Claim(
        "It scores {score}; no other question gains as much as the average.",
        at_best(alone),
    ),
    Claim(
        "The ratio of {name:*} is {how:higher|as high}, {theirs}, but its gain, "
        "{gain}, is below the average of {average}, so it does not count.",
        at_best(too_small),
    ),
)
RANK = Claims(
    (*STORY, *CUTS, *SILENT, *BET, *ENDS, *TREATED, *OBSERVE, *NOTES),
    evidence=Asking,
    answers=offered,
    settings=drawing.ranked,
)
