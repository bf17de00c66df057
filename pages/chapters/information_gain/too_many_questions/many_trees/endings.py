"""How "Many trees" ends: what the average gains, why, and what draws change."""

import numpy as np

from engines.decision_trees import expected_out_of_bag
from pages.words.literal import literal
from pages.words.numbers import apart, percent
from pages.words.sentences import counted, listed

from ..words import SURE
from .disagreements import agreed, below_all, disagreed
from .record import Record
from .words import one_by_one, right_on, right_or_wrong

MOST_NAMED = 4  # features


def ending(record: Record) -> list[str]:
    """Say what the average gains, where it does, and how unstable a tree is."""
    return [
        *(_judged(record) if record.n_held else []),
        _first_questions(record),
        *_out_of_bag(record),
    ]


def _judged(record: Record) -> list[str]:
    """Say what the trees reach alone, what their average does, and why."""
    average = right_on(int(record.average_counts[-1]), record)
    found = [
        f"**The average of all {record.n_trees} trees is {average}; "
        f"{one_by_one(record)}.**"
    ]
    if record.n_held == 1:
        return [*found, "One row is too few to tell who is better."]
    why = [disagreed(record), *agreed(record)]
    return [*found, *below_all(record), _verdict(record), *why]


def _verdict(record: Record) -> str:
    """Say whether the average is better than every middle tree, beyond luck."""
    gap = int(record.average_counts[-1]) - record.median
    if not gap:
        return "The average is right as often as the middle one."
    way, word = ("more", "better") if gap > 0 else ("fewer", "worse")
    n_middle, luck = len(record.in_the_middle), SURE * record.least_sure[1]
    middle, most = "the middle one", ""
    if n_middle > 1:
        middle, most = f"each of the {n_middle} in the middle", "at most "
    more = f"The average is right on {counted(abs(gap), 'row')} {way} than {middle}"
    said = apart(float(abs(gap)), luck, digits=2)[1]
    errors = (
        f"were they equally right, two standard errors of luck would be {most}{said}"
    )
    if abs(gap) <= luck:
        return f"{more}; {errors}: too little to call it {word}."
    return f"{more}; {errors}: it is {word}."


def _first_questions(record: Record) -> str:
    """Say how many first questions there are, and about what."""
    forest, n = record.forest, record.n_trees
    features = forest.first_features[forest.first_features >= 0]
    thresholds = forest.first_thresholds[forest.first_features >= 0]
    if len(features) < 2:
        none_or_one = ("Not one", "Only one")[len(features)]
        return f"{none_or_one} of the {n} trees asks anything."
    trees = f"All {n} trees ask"
    if len(features) < n:
        trees = f"{len(features)} of the {n} trees ask"
    n_different = len({*zip(features, thresholds, strict=True)})
    if n_different == 1:
        name = literal(record.halves.dataset.attributes[features[0]])
        return f"{trees} the same question first, about {name}{_silent(record)}."
    about = listed(_about(record, features))
    return f"{trees} {n_different} different first questions: {about}{_silent(record)}."


def _silent(record: Record) -> str:
    """Say what the others do, where some do not ask."""
    n = int((record.forest.first_features < 0).sum())
    if not n:
        return ""
    return "; the other one asks nothing" if n == 1 else f"; the other {n} ask nothing"


def _about(record: Record, features: np.ndarray) -> list[str]:
    """Say how many trees ask about each of these features, the commonest first."""
    names = record.halves.dataset.attributes
    kinds, counts = np.unique(features, return_counts=True)
    most = MOST_NAMED + (len(kinds) == MOST_NAMED + 1)  # one other has its name, too
    order = np.argsort(-counts, kind="stable")[:most].tolist()
    about = [f"{counts[at]} about {literal(names[kinds[at]])}" for at in order]
    n_more = len(kinds) - len(order)
    if n_more:
        n_trees = len(features) - int(counts[order].sum())
        about.append(f"{n_trees} about {n_more} other features")
    return about


def _out_of_bag(record: Record) -> list[str]:
    """Say what the rows out of the bag tell, and how many there are."""
    forest, n = record.forest, record.n_rows
    left_out = float(forest.out_of_bag.mean())
    share = (
        f"On average a tree left out {percent(left_out)} of the rows; "
        f"(1 − 1/{n:,}) to the power of {n:,} is {percent(expected_out_of_bag(n))}."
    )
    if not forest.n_judged[-1]:
        return [share]
    return [share, f"{_told_out_of_bag(record)}{_never_out(record)}."]


def _told_out_of_bag(record: Record) -> str:
    """Say how many rows are told rightly by the trees that did not draw them."""
    judged, accuracy = int(record.forest.n_judged[-1]), record.forest.bag_accuracies[-1]
    n_changed = record.halves.n_changed
    are = "is" if n_changed == 1 else "are"
    noise = f", of which {n_changed:,} {are} changed" if n_changed else ""
    told = f"{percent(float(accuracy))} of {judged:,} rows are told rightly"
    if judged == 1:
        told = f"the only such row is told {right_or_wrong(accuracy)}ly"
    return (
        "Out of bag, where each row is told by those trees alone that did not draw "
        f"it, {told}, by the labels learned from{noise}"
    )


def _never_out(record: Record) -> str:
    """Say what the rows are that nobody tells out of bag."""
    n = record.n_rows - int(record.forest.n_judged[-1])
    if not n:
        return ""
    rows, them = (f"other {n:,} rows", "them") if n > 1 else ("other row", "it")
    return f"; the {rows} every tree drew, so that none can judge {them}"
