"""The sentences of "One split", step by step, made from the record."""

import numpy as np

from engines.decision_trees.tree import LeafReason
from pages.chapters.information_gain import samples
from pages.chapters.information_gain.cuts.amounts import NOTHING, gained, regretted
from pages.chapters.information_gain.cuts.hand import ONE_SIDE
from pages.chapters.information_gain.cuts.search import Search
from pages.chapters.information_gain.which_question.words import word
from pages.words.sentences import (
    BEGINS_LIKE_A_NUMBER,
    capitalised,
    counted,
    listed,
    out_of,
)

from .record import Record

MOST_NAMED = 4  # cuts that tie
ENDS = {  # why a leaf stays one, in few words; a pure one says its class instead
    LeafReason.PURE: "all its rows are of one class",
    LeafReason.ONE_ROW: "it is a single row",
    LeafReason.CONFLICT: "the rows are alike in every feature",
    LeafReason.NO_GAIN: "no cut gains more than is asked",
    LeafReason.DEPTH: "it is as deep as allowed",
    LeafReason.FEW_ROWS: "it has too few rows to be split",
    LeafReason.SMALL_CHILD: "every cut leaves a side with too few rows",
    LeafReason.MOST_LEAVES: "there are as many leaves as allowed",
}


def labels(record: Record) -> list[str]:
    """Name the steps by what was cut."""
    cuts = [f"split {k}: {_trees(record, k)}" for k in range(1, record.n_steps)]
    return ["the root, nothing searched yet", *cuts]


def _trees(record: Record, step: int) -> str:
    search = record.search(step)
    return samples.question(record.dataset, record.tree, search.node)


def story(record: Record, step: int) -> list[str]:
    """Tell of the node what may be searched, or what was, and what became of it."""
    if not step:
        return [*_root(record), *_tried(record)]
    return [
        _split(record, step),
        *_won(record, step),
        *_own(record, step),
        *_leaves(record, step),
    ]


# --- before the search --------------------------------------------------------------


def _root(record: Record) -> list[str]:
    search, n = record.growth.root, int((record.tree.class_counts[0] > 0).sum())
    rows, classes = counted(search.n_rows, "row"), counted(n, "class", "classes")
    reason = record.tree.reason(0)
    if reason:
        return [f"**The root:** {rows} of {classes}. It stays a leaf: {ENDS[reason]}."]
    n_cuts, n_features = _searched(search)
    tried = f"{counted(n_cuts, 'cut')} of {counted(n_features, 'feature')}"
    return [
        f"**The root:** {rows} of {classes}. To try: {tried}, between values that "
        "differ."
    ]


def _searched(search: Search) -> tuple[int, int]:
    return int(search.candidates.allowed.sum()), len(search.ranking.features)


def _tried(record: Record) -> list[str]:
    """Say what the learner's own cut gains, with nothing to hold it against."""
    if not record.own[0].impurity:
        return []
    gain = _gain(record, record.own[0].gain)
    aside = "" if record.own_fewest(0) else f": {ONE_SIDE}"
    return [f"**Yours:** {_mine(record, 0)} gains {gain}{aside}."]


def _mine(record: Record, step: int) -> str:
    own = record.own[step]
    return word(record.said(own.feature, own.threshold))


def _gain(record: Record, gain: float) -> str:
    return "nothing" if gain < NOTHING else in_unit(record, *gained(gain))


def in_unit(record: Record, text: str) -> str:
    """Return a gain with its unit, where it has one."""
    unit = samples.UNITS[record.settings.criterion]
    if unit and text == "1":
        unit = "bit"
    return f"{text} {unit}".strip()


# --- what was searched, and who won -------------------------------------------------


def _split(record: Record, step: int) -> str:
    search = record.search(step)
    n_cuts, n_features = _searched(search)
    tried = f"{counted(n_cuts, 'cut')} of {counted(n_features, 'feature')} tried"
    rows, cut = counted(search.n_rows, "row"), word(_trees(record, step))
    return f"**Split {step}: {cut}.** {_where(record, search.node)}: {rows}, {tried}."


def _where(record: Record, node: int) -> str:
    """Name a node by how deep it is, and by what is so of its rows."""
    tree = record.tree
    if not node:
        return "The root"
    parent = int(tree.parents[node])
    cut = int(tree.features[parent]), float(tree.thresholds[parent])
    side = samples.sides(record.dataset, *cut)[int(node == tree.children[parent, 1])]
    return f"Depth {tree.depths[node]}, {word(side)}"


def _won(record: Record, step: int) -> list[str]:
    """Say by how much the split won, or how a tie was broken."""
    search = record.search(step)
    if search.is_in_vain or len(search.candidates.tied) > 1:
        return [_tie(record, search)]
    if len(search.ranking.gains) == 1:
        return [_alone(record, search)]
    return [leads(record, search)]


def leads(record: Record, search: Search) -> str:
    """Say what the best cut gains, and the best one of any other feature."""
    ranking = search.ranking
    ours, theirs = gained(*ranking.gains[:2].tolist())
    second = record.said(int(ranking.features[1]), float(ranking.thresholds[1]))
    least = ranking.gains[1] < NOTHING
    told = "no other feature gains anything" if least else ""
    told = told or f"the next feature, {word(second)}, gains {theirs}"
    return f"It gains {in_unit(record, ours)}; {told}."


def _alone(record: Record, search: Search) -> str:
    gain = in_unit(record, *gained(search.best_gain))
    return f"It gains {gain}; no other feature can be cut here."


def _tie(record: Record, search: Search) -> str:
    """Say which cuts gain the same, and which one is taken."""
    tied, found = search.candidates.tied, search.candidates
    features = [*dict.fromkeys(found.features[tied].tolist())]
    told = taken(features, len(tied))
    if search.is_in_vain:
        which = told if len(tied) > 1 else ""
        return f"**No gain at all,** whatever the cut. {WITHOUT} {which}".strip()
    gain = in_unit(record, *gained(search.best_gain))
    if len(tied) > MOST_NAMED:
        return f"**A tie:** {len(tied)} cuts gain {gain} each. {told}"
    cuts = zip(found.features[tied], found.thresholds[tied], strict=True)
    names = listed([word(record.said(int(f), float(t))) for f, t in cuts])
    return f"**A tie:** {names} gain {gain} each. {told}"


WITHOUT = "The tree cuts all the same: what gains nothing now may gain later."


def taken(features: list[int], n_cuts: int) -> str:
    """Say which of the cuts that tie is taken."""
    if len(features) == 1:
        return "The lowest threshold is taken."
    lowest = ", at its lowest threshold" if n_cuts > len(features) else ""
    return f"The first column is taken{lowest}."


def _own(record: Record, step: int) -> list[str]:
    """Hold the learner's own cut against the best."""
    own, mine = record.own[step], _mine(record, step)
    if not record.own_fewest(step):
        return [f"**Yours:** {mine} gains nothing: {ONE_SIDE}."]
    if not record.is_allowed(step):
        gain = _gain(record, own.gain)
        return [f"**Yours:** {mine} gains {gain}, but leaves a side with too few rows."]
    if not own.regret:
        return [f"**Yours:** {mine} gains as much: no regret."]
    gain, _, regret = regretted(own.gain, own.best_gain)
    gain = "nothing" if own.gain < NOTHING else in_unit(record, gain)
    regret = in_unit(record, regret)
    return [f"**Yours:** {mine} gains {gain}: a regret of {regret}."]


# --- what stays a leaf --------------------------------------------------------------


def _leaves(record: Record, step: int) -> list[str]:
    """Say of both sides which are leaves, and why."""
    tree, node = record.tree, record.search(step).node
    left, right = tree.children[node].tolist()
    sides = [("Left", left), ("right", right)]
    told = [_leaf(record, side, one) for side, one in sides if tree.reason(one)]
    if not told:
        return ["Both sides are split further."]
    text = "; ".join(told)
    return [f"{capitalised(text)}."]


def _class(record: Record, counts: np.ndarray) -> str:
    """Return the commonest class, in quotes where classes begin like numbers."""
    name = word(samples.commonest(record.dataset, counts))
    numbers = any(map(BEGINS_LIKE_A_NUMBER.match, record.dataset.class_names))
    return f"“{name}”" if numbers else name


def _leaf(record: Record, side: str, node: int) -> str:
    tree, counts = record.tree, record.tree.class_counts[node]
    n, most = int(counts.sum()), int(counts.max())
    name = _class(record, counts)
    reason = tree.reason(node)
    if reason in (LeafReason.PURE, LeafReason.ONE_ROW):
        return f"{side} is a leaf: {out_of(n, n, 'row')} {name}"
    return f"{side} is a leaf, with {most:,} of {n:,} rows {name}: {ENDS[reason]}"
