"""What "Rank" may say, of its bet above all."""

from pages.chapters.information_gain.which_question.rank.words import bet
from tests.claims import Claim, Claims, Told

from . import drawing
from .evidence import NEAR, Seen
from .rank_ends import ENDS
from .rank_presets import OBSERVE
from .rank_story import NAMED, STORY, is_best, is_named, score, ties
from .said import compared, listed, word


def offered(seen: Seen) -> set[str]:
    """Return those of the best questions that can be bet on."""
    return {*seen.all.best} & {*bet(seen.record).options}


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


BET = (
    Claim(
        f"To guess “{{target:*}}” of {{row:*}}, which question is best by {NAMED}?",
        lambda told: is_named(told) and told.word("target") == told.seen.table.target,
    ),
    Claim(
        "{names:*} tie: each scores {score}.",
        lambda told: (
            ties(told)
            and told.word("names") == listed(told.seen.all.best)
            and told.reads(score=score(told))
        ),
    ),
    Claim("It scores {score}; next is {name:*} with {other}.", next_best),
    Claim("It scores {score}; no other question gains as much as the average.", alone),
    Claim(
        "The ratio of {name:*} is {how:higher|as high}, {theirs}, but its gain, "
        "{gain}, is below the average of {average}, so it does not count.",
        too_small,
    ),
)
RANK = Claims(
    (*STORY, *BET, *ENDS, *OBSERVE),
    evidence=Seen,
    answers=offered,
    settings=drawing.ranked,
)
