"""The tree and its rectangles as a script to take home."""

from pages.chapters.information_gain.tree_scripts import growing, rows_of
from pages.ui import exports
from pages.ui.chapter import Script

from .record import Record

SAYS = "A tree on numbers: the rectangles of a plane, and the rows predicted wrongly."
PRINTS = ("rectangles", "rows wrong")
BODY = """
{X}
{y}
{held}
PLANE = {plane}  # the features across and up; the others are held
MAX_DEPTH, MIN_SPLIT, MIN_LEAF = {depth}, {split}, {leaf}
MIN_GAIN, MAX_LEAVES = {gain}, {leaves}


def node(rows, depth, is_met):
    is_mixed = len(np.unique(y[rows])) > 1
    may_split = is_mixed and len(rows) >= MIN_SPLIT and depth != MAX_DEPTH
    cut = best_cut(rows, MIN_LEAF) if may_split else None
    if cut and MIN_GAIN is not None and cut[0] <= MIN_GAIN + 1e-12:
        cut = None
    return {{"rows": rows, "depth": depth, "is_met": is_met, "cut": cut}}


def removes(leaf):  # of the impurity of all rows
    return leaf["cut"][0] * len(leaf["rows"]) / len(X)


leaves = [node(np.arange(len(X)), 0, True)]
while MAX_LEAVES is None or len(leaves) < MAX_LEAVES:
    can = [at for at, leaf in enumerate(leaves) if leaf["cut"]]
    if not can:
        break
    if MAX_LEAVES is not None:  # the cut that removes most comes first
        most = max(removes(leaves[at]) for at in can)
        can = [at for at in can if removes(leaves[at]) >= most - 1e-12]
    leaf = leaves.pop(can[0])
    rows, (_, feature, threshold) = leaf["rows"], leaf["cut"]
    left = X[rows, feature] <= threshold
    for is_left, some in ((True, rows[left]), (False, rows[~left])):
        here = feature in PLANE or (HELD[feature] <= threshold) == is_left
        leaves.append(node(some, leaf["depth"] + 1, leaf["is_met"] and here))

counts = [np.bincount(y[leaf["rows"]]) for leaf in leaves]
print(sum(leaf["is_met"] for leaf in leaves))
print(sum(one.sum() - one.max() for one in counts))
"""


def script(record: Record) -> Script:
    """Write the rows, the limits and the growth as a script."""
    limits, decisions = record.settings.limits, record.decisions
    body = BODY.format(
        X=rows_of("X", decisions.X),
        y=rows_of("y", decisions.y),
        held=rows_of("HELD", record.plane.held),
        plane=record.sides,
        depth=limits.max_depth,
        split=limits.min_samples_split,
        leaf=limits.min_samples_leaf,
        gain=limits.min_gain,
        leaves=limits.max_leaves,
    )
    functions = growing(record.settings.criterion, decisions.tree.n_classes)
    return Script(exports.script(SAYS, (), f"{functions.strip()}\n\n{body}"), PRINTS)
