"""Both trees as a script to take home."""

from pages.chapters.information_gain.tree_scripts import IMPURITIES, rows_of
from pages.ui import exports
from pages.ui.chapter import Script

from .record import MOST_SPLITS, Record
from .rows import PRINTS

SAYS = "A greedy tree, and one that looks two steps ahead: the rows predicted wrongly."
BODY = """
{rows}
y = np.array({classes})
K = {n_classes}
MIN_GAIN, MOST_SPLITS = {gain}, {most}


def impurity(counts):
    p = counts / counts.sum(axis=-1, keepdims=True)
    return {impurity}


def cuts(rows):
    \"\"\"Return every cut of some rows: feature, threshold, gain at once.\"\"\"
    order = np.argsort(X[rows], axis=0, kind="stable")
    values = np.take_along_axis(X[rows], order, axis=0)
    left = np.eye(K)[y[rows][order]].cumsum(axis=0)[:-1]
    features, at = np.nonzero((values[1:] > values[:-1]).T)
    left, counts = left[at, features], np.bincount(y[rows], minlength=K)
    share = left.sum(axis=1) / len(rows)
    after = share * impurity(left) + (1 - share) * impurity(counts - left)
    low, high = values[at, features], values[at + 1, features]
    middle = np.array([float("%.15g" % m) for m in low / 2 + high / 2])
    thresholds = np.where((low <= middle) & (middle < high), middle, low)
    return features, thresholds, np.maximum(impurity(counts) - after, 0)


def at_once(rows, features, thresholds, gains):
    return gains


def in_two_steps(rows, features, thresholds, gains):
    totals = gains.copy()
    for place, (feature, threshold) in enumerate(zip(features, thresholds)):
        left = X[rows, feature] <= threshold
        for some in (rows[left], rows[~left]):
            best = cuts(some)[2].max(initial=0)
            totals[place] += len(some) / len(rows) * best
    return totals


def best_cut(rows, worth):
    \"\"\"Return feature and threshold of the cut that is worth most, or nothing.\"\"\"
    if len(set(y[rows])) == 1:
        return None
    features, thresholds, gains = cuts(rows)
    if not len(gains):
        return None
    worths = worth(rows, features, thresholds, gains)
    if MIN_GAIN is not None and worths.max() <= MIN_GAIN + 1e-12:
        return None
    tied = np.flatnonzero(worths >= worths.max() - 1e-12)
    best = tied[(gains[tied] >= gains[tied].max() - 1e-12).argmax()]
    return features[best], thresholds[best]


def rows_wrong(worth):
    \"\"\"Grow level by level; return how many rows are wrong in the end.\"\"\"
    nodes, leaves, n_splits = [np.arange(len(X))], [], 0
    while nodes:
        rows = nodes.pop(0)
        cut = best_cut(rows, worth) if n_splits < MOST_SPLITS else None
        if cut is None:
            leaves.append(rows)
            continue
        n_splits += 1
        left = X[rows, cut[0]] <= cut[1]
        nodes += [rows[left], rows[~left]]
    counts = [np.bincount(y[rows]) for rows in leaves]
    return sum(one.sum() - one.max() for one in counts)


print(rows_wrong(at_once))
print(rows_wrong(in_two_steps))
"""


def script(record: Record) -> Script:
    """Write the rows of the plane, and both ways to grow, as a script."""
    decisions = record.near.decisions
    body = BODY.format(
        rows=rows_of("X", decisions.X),
        classes=decisions.y.tolist(),
        n_classes=decisions.tree.n_classes,
        gain=record.settings.least_gain,
        most=MOST_SPLITS,
        impurity=IMPURITIES[decisions.tree.criterion],
    )
    return Script(exports.script(SAYS, (), body), PRINTS)
