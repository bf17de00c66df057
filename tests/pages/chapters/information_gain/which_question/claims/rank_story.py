"""What "Rank" may say while its questions are asked, and when they are ranked."""

from collections.abc import Iterable
from typing import Any

from tests.claims import Claim, Told

from .asked import Asked, Asking
from .evidence import BY, NEAR
from .said import adds_up, goes, listed, word
from .weighed import short

NAMED = "{by:information gain|gain ratio|Gini gain|misclassification gain}"
RIVAL = "{by:Information gain|Gain ratio|Gini gain|Misclassification gain}"
MEASURES = {
    "entropy H": ("gain", "gain_ratio"),
    "Gini impurity": ("gini",),
    "misclassification": ("misclassification",),
}
MEASURE = "{measure:entropy H|Gini impurity|misclassification}"
UNIT = "{unit: bits|}"


def measured(told: Told) -> bool:
    """Tell whether measure and unit are the criterion's."""
    by = told.seen.settings.criterion
    unit = " bits" if by in ("gain", "gain_ratio") else ""
    is_so = by in MEASURES[told.word("measure")]
    return is_so and told.said.get("unit", unit) == unit


def here(told: Told) -> str:
    """Return the question that is asked at this step."""
    return told.seen.names[told.step - 1]


def written(bag: Asked, name: str, at: float) -> str:
    """Write a threshold as it stands in an answer, between the numbers beside it."""
    values = [
        float(bag.seen.cells[name][row])
        for row in bag.rows
        if bag.seen.cells[name][row]
    ]
    low = max((v for v in values if v <= at), default=float("-inf"))
    high = min((v for v in values if v > at), default=float("inf"))
    return short(at, low, high)


def asked_for(seen: Asking, name: str) -> str:
    """Return a question's name, and where it is cut if that was a hand's doing."""
    if name not in seen.cuts:
        return word(name)
    return f"{word(name)} (your cut, ≤ {written(seen.all, name, seen.cuts[name])})"


def all_asked(seen: Asking, names: Iterable[str], *how: Any) -> str:
    """Return several as a list in a sentence."""
    return listed([asked_for(seen, name) for name in names], *how)


# --- before, and question by question -----------------------------------------------


def before(told: Told) -> bool:
    seen = told.seen
    return (
        told.step == 0
        and told.reads(n=len(seen.known))
        and goes(told, "n", "are", "is", "are")
        and told.word("noun") == seen.noun + ("s" if told["n"] != 1 else "")
        and told.word("holds") == seen.all.holds
    )


def impurity(told: Told) -> bool:
    seen = told.seen
    one = len(seen.known) == 1
    is_so = told.reads(h=seen.all.before) and measured(told)
    return is_so and told.word("their") == ("Its" if one else "Their")


def unlabelled(told: Told) -> bool:
    is_so = told.reads(n=len(told.seen.label) - len(told.seen.known)) and told["n"] > 0
    rows = goes(told, "n", "rows", "row", "rows")
    return is_so and rows and goes(told, "n", "are", "is", "are")


def low_to_high(bags: dict) -> dict:
    """Return bags as they are, but parts of a number from the lowest to the highest."""
    parts = [answer for answer in bags if answer]
    low, high = ([a for a in parts if a[:2] == sign] for sign in ("≤ ", "> "))
    rest = [a for a in parts if a not in low + high]
    if not (low and high) or not all(" to " in answer for answer in rest):
        return bags
    return {a: bags[a] for a in [*low, *rest, *high, *([""] if "" in bags else [])]}


def bags(told: Told) -> bool:
    seen, name = told.seen, here(told)
    made = low_to_high(seen.all.shared(name))
    said = [f"{word(a)}: {seen.all.said(rows)}" for a, rows in made.items()]
    if len(said) > 6:
        said = [*said[:6], f"and {len(said) - 6} more"]
    fall = f"{seen.noun} falls" if len(seen.known) == 1 else f"{seen.noun}s fall"
    return (
        told.word("name") == word(name)
        and told.word("fall") == fall
        and told.reads(n=len(made))
        and goes(told, "n", "bags", "bag", "bags")
        and told.word("said") == "; ".join(said)
    )


def gained(told: Told) -> bool:
    bag, name = told.seen.all, here(told)
    return (
        measured(told)
        and (bag.missing == "answer" or not bag.silent(name))
        and told.reads(before=bag.before, after=bag.after(name), gain=bag.gain(name))
        and told.reads(again=bag.after(name))
        and (told.word("sign") == "=") == adds_up(told, "after", "gain", "before")
    )


def ratio(told: Told) -> bool:
    bag, name = told.seen.all, here(told)
    is_by = bag.by == "gain_ratio"
    return is_by and told.reads(width=bag.width(name), ratio=bag.score(name))


def same_answer(told: Told) -> bool:
    names = told.seen.names
    if not 0 < told.step <= len(names):
        return False
    bag, name = told.seen.all, here(told)
    whose = "" if not bag.silent(name) else " that answers"
    return len(bag.children(name)) == 1 and told.word("whose") == whose


# --- all of them, ranked ------------------------------------------------------------


def is_named(told: Told) -> bool:
    """Tell whether the chosen criterion is the one that is named."""
    return BY[told.word("by")] == told.seen.all.by


def score(told: Told) -> float:
    return told.seen.all.scores[told.seen.all.best[0]]


def is_pure(told: Told) -> bool:
    return len({*told.seen.all.labels}) == 1


def scores_nothing(told: Told) -> bool:
    bag = told.seen.all
    return bool(bag.best) and not is_pure(told) and score(told) < NEAR


def tied(told: Told) -> list[str]:
    """Return the questions that tie for best, if there is a score to tie for."""
    bag = told.seen.all
    is_tie = len(bag.best) > 1 and not is_pure(told)
    return bag.best if is_tie else []


def ties(told: Told) -> bool:
    return bool(tied(told)) and score(told) > NEAR


def equally_good(told: Told) -> bool:
    names = told.word("names") == all_asked(told.seen, told.seen.all.best)
    return ties(told) and is_named(told) and names and told.reads(score=score(told))


def first_column(told: Told) -> bool:
    names = tied(told)[:1]
    return [told.word("name")] == [asked_for(told.seen, name) for name in names]


def liking(told: Told, by: str) -> list[str]:
    """Return which of the tied ones a criterion likes most."""
    seen = told.seen
    return seen.bag(seen.known, by).favourites(tied(told))


def prefers(told: Told) -> bool:
    by = "gini" if told.word("by") == "Gini gain" else BY[told.word("by").lower()]
    n = len(tied(told))
    tells = [one for one in BY.values() if n and len(liking(told, one)) < n]
    is_first = tells[:1] == [by]
    liked = all_asked(told.seen, liking(told, by), "or") if is_first else None
    return told.word("names") == liked


def none_prefers(told: Told) -> bool:
    all_alike = all(len(liking(told, by)) == len(tied(told)) for by in BY.values())
    return bool(tied(told)) and all_alike


def is_best(told: Told) -> bool:
    bag = told.seen.all
    return len(bag.best) == 1 and not is_pure(told) and score(told) > NEAR


def best(told: Told) -> bool:
    seen = told.seen
    name = is_best(told) and told.word("name") == asked_for(seen, seen.all.best[0])
    return name and is_named(told) and told.reads(score=score(told))


def one_answer(told: Told) -> bool:
    classes = {*told.seen.all.labels}
    return (
        len(told.seen.known) > 1
        and told.word("noun") == told.seen.noun
        and [told.word("one")] == [word(one) for one in classes]
    )


def only_one(told: Told) -> bool:
    return len(told.seen.known) == 1


def has_silent(seen: Asking) -> bool:
    """Tell whether a row gives no answer somewhere, and is no answer of its own."""
    return any(seen.all.silent(name) for name in seen.names)


def alike(told: Told) -> bool:
    seen = told.seen
    return len(seen.known) > 1 and len(seen.groups) == 1 and not is_pure(told)


STORY = (
    Claim("Before any question there {are:is|are} {n} {noun:*}: {holds:*}.", before),
    Claim("{their:Its|Their} " + MEASURE + " is {h}" + UNIT + ".", impurity),
    Claim("Left out {are:is|are} {n} {rows:row|rows} without a label.", unlabelled),
    Claim("Ask “{name:*}” and the {fall:*} into {n} {bags:bag|bags}: {said:*}.", bags),
    Claim(
        f"Weighed by their sizes, their {MEASURE} is {{again}}{UNIT}, so the gain is "
        "{before} − {after} {sign:=|≈} {gain}" + UNIT + ".",
        gained,
    ),
    Claim(
        "The answers themselves carry {width} bits; the gain ratio is {ratio}.", ratio
    ),
    Claim(
        "Every row{whose: that answers|} gives the same answer, so nothing can be "
        "gained.",
        same_answer,
    ),
    Claim("No gain at all.", scores_nothing),
    Claim(
        f"By {NAMED}, no question scores more than 0.",
        lambda told: scores_nothing(told) and is_named(told),
    ),
    Claim("A tie.", ties),
    Claim(f"By {NAMED}, {{names:*}} are equally good: {{score}}.", equally_good),
    Claim("A machine takes the first column, {name:*}.", first_column),
    Claim(RIVAL + " tells them apart: it prefers {names:*}.", prefers),
    Claim("No criterion prefers one of them.", none_prefers),
    Claim(f"Best by {NAMED}: {{name:*}}, with {{score}}.", best),
    Claim("Could a gain be luck?", is_best),
    Claim("Click a bar, or choose “Luck”.", is_best),
    Claim("Nothing to tell apart.", only_one),
    Claim(
        "There is only one {noun:*}.",
        lambda told: only_one(told) and told.word("noun") == told.seen.noun,
    ),
    Claim("Nothing to find out.", lambda told: is_pure(told) and not only_one(told)),
    Claim("Every {noun:*} has the same answer: {one:*}.", one_answer),
    Claim(
        "No question separates these {noun:*}s.",
        lambda told: alike(told) and told.word("noun") == told.seen.noun,
    ),
    Claim(
        "They give the same answers to all questions.",
        lambda told: alike(told) and not has_silent(told.seen),
    ),
    Claim(
        "Those that answer a question all answer it alike.",
        lambda told: alike(told) and has_silent(told.seen),
    ),
)
