"""How "Many trees" ends: what the average gains, why, and what draws change."""

import numpy as np

from engines.decision_trees import expected_out_of_bag
from pages.words.literal import literal
from pages.words.numbers import apart, few, percent
from pages.words.sentences import counted, listed

from .record import Record
from .words import right_on

MOST_NAMED = 4  # features


def ending(record: Record) -> list[str]:
    """Say what the average gains, where it does, and how unstable a tree is."""
    judged = [_one_by_one, _verdict]
    return [
        *([one(record) for one in judged] if record.n_held else []),
        *(_why(record) if record.n_held else []),
        _first_questions(record),
        *_out_of_bag(record),
    ]


def _one_by_one(record: Record) -> str:
    """Say what the trees reach alone, and what their average does."""
    counts, average = record.counts, int(record.average_counts[-1])
    low, high = int(counts.min()), int(counts.max())
    alone = f"on {low:,}"
    if low < high:
        alone = f"on {low:,} to {high:,}, the middle one on {record.median:,}"
    return (
        f"**The average of all {record.n_trees} trees is {right_on(average, record)}; "
        f"one by one they are right {alone}.**"
    )


def _verdict(record: Record) -> str:
    """Say whether the average is better than the middle tree, beyond luck."""
    gap = int(record.average_counts[-1]) - record.median
    if not gap:
        return "The average is right as often as the middle one."
    rows = counted(abs(gap), "row")
    way, word = ("more", "better") if gap > 0 else ("fewer", "worse")
    luck = 2 * record.standard_error
    said = apart(float(abs(gap)), luck, digits=2)[1]
    more = f"That is {rows} {way} than the middle one"
    if abs(gap) <= luck:
        return (
            f"{more}, within two standard errors of such a count, {said}: too little "
            f"to call it {word}."
        )
    return f"{more}, beyond two standard errors of such a count, {said}: it is {word}."


def _why(record: Record) -> list[str]:
    """Say who is right where the trees disagree, and where they do not."""
    same, m = record.unanimous, record.n_held
    n_same = int(same.sum())
    n_wrong = int((same & ~record.average_right[-1]).sum())
    if n_same == m:
        return [
            "On every held-out row all trees say the same, so the average does too."
        ]
    average = int((record.average_right[-1] & ~same).sum())
    alone = float(record.right[:, ~same].sum(axis=1).mean())
    rows = counted(m - n_same, "held-out row")
    found = [
        f"The trees disagree on {rows}: there a tree is right on {few(alone)} on "
        f"average, and the average of them on {average:,}."
    ]
    if not n_same:
        return found
    others = "the other one" if n_same == 1 else f"the other {n_same:,}"
    wrong = {0: "right", n_same: "wrong"}.get(n_wrong, f"wrong on {n_wrong:,}")
    return [*found, f"On {others} they agree, and are {wrong}."]


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
        return f"{trees} the same question first, about {name}."
    about = listed(_about(record, features))
    return f"{trees} {n_different} different first questions: {about}."


def _about(record: Record, features: np.ndarray) -> list[str]:
    """Say how many trees ask about each of these features, the commonest first."""
    names = record.halves.dataset.attributes
    kinds, counts = np.unique(features, return_counts=True)
    order = np.argsort(-counts, kind="stable")[:MOST_NAMED].tolist()
    about = [f"{counts[at]} about {literal(names[kinds[at]])}" for at in order]
    n_more = len(kinds) - len(order)
    if n_more:
        n_trees = len(features) - int(counts[order].sum())
        about.append(f"{n_trees} about {counted(n_more, 'other feature')}")
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
    judged = counted(int(forest.n_judged[-1]), "row")
    n_changed = record.halves.n_changed
    are = "is" if n_changed == 1 else "are"
    noise = f", of which {n_changed:,} {are} changed" if n_changed else ""
    accuracy = percent(float(forest.bag_accuracies[-1]))
    return [
        share,
        f"Out of bag, where each row is told by those trees alone that did not draw "
        f"it, {accuracy} of {judged} are told rightly, by the labels learned "
        f"from{noise}.",
    ]
