"""Second opinions on the row's way, on its bounds, and on the smallest change."""

import numpy as np

from pages.chapters.information_gain.certified import certified
from pages.ui.chapter import Opinion, Table, agree
from pages.words.sentences import counted

from .record import Record

COLUMNS = (
    *("node", "rows", "share", "feature", "threshold", "value", "answer"),
    *("impurity", "gain", "says"),
)
TRIES = 4000  # points nearer than the smallest change
SEED = 0


def opinions(record: Record) -> list[Opinion]:
    """Walk by comparisons, gather walls, and look for a smaller change."""
    found = [_walked(record), _walls(record)]
    if record.change is not None:
        found += [_flips(record), _searched(record), _tried(record)]
    return found


def _walk(record: Record) -> list[tuple[int, float, bool]]:
    """Return (feature, threshold, goes right) of each question, by comparing."""
    tree, node, found = record.tree, 0, []
    while tree.features[node] >= 0:
        feature, threshold = int(tree.features[node]), float(tree.thresholds[node])
        right = bool(record.row[feature] > threshold)
        found.append((feature, threshold, right))
        node = int(tree.children[node, int(right)])
    return found


def _walked(record: Record) -> Opinion:
    theirs = np.array([threshold for _, threshold, _ in _walk(record)])
    ours = record.path.thresholds
    same = len(theirs) == len(ours) and np.array_equal(
        record.path.values, [record.row[f] for f, _, _ in _walk(record)]
    )
    if not same:
        theirs = np.full_like(ours, np.inf)
    return agree(ours, theirs, "a walk by comparisons", "All thresholds passed", 0.0)


def _walls(record: Record) -> Opinion:
    """Compare the merged bounds with the tightest of all that was compared."""
    lows, highs = np.full(len(record.row), -np.inf), np.full(len(record.row), np.inf)
    for feature, threshold, right in _walk(record):
        if right:
            lows[feature] = max(lows[feature], threshold)
        else:
            highs[feature] = min(highs[feature], threshold)
    off = _unequal(record.path.lows, lows) + _unequal(record.path.highs, highs)
    return Opinion("the tightest of its answers", off, 0.0, "The merged bounds")


def _unequal(ours: np.ndarray, theirs: np.ndarray) -> float:
    """Return how many of two lots of numbers, infinite ones too, are not equal."""
    return float((ours != theirs).sum())


def _flips(record: Record) -> Opinion:
    """Send the changed row down, and measure how far it is."""
    change, tree = record.change, record.tree
    says = int(tree.predict(change.point[None])[0])
    flips = says == change.prediction != record.prediction
    far = float(np.linalg.norm(_measured(record, change.point)))
    gap = abs(far - change.distance) if flips else np.inf
    what = "What the tree says of the changed row, and how far that is"
    return Opinion("the changed row, sent down", gap, 1e-9, what)


def _measured(record: Record, points: np.ndarray) -> np.ndarray:
    """Return how far points are from the row, by each feature's spread."""
    features = record.data.features
    spread = np.sqrt(((features - features.mean(axis=0)) ** 2).mean(axis=0))
    return (points - record.row) / np.where(spread > 0, spread, 1.0)


def _searched(record: Record) -> Opinion:
    """Look at all leaves, each by the walls on its own way; the nearest counts."""
    tree, nearest = record.tree, np.inf
    for leaf in tree.leaves.tolist():
        if tree.predictions[leaf] == record.prediction:
            continue
        point, path = record.row.copy(), tree.path_to(leaf)
        lows, highs = np.full(len(point), -np.inf), np.full(len(point), np.inf)
        for node, after in zip(path, path[1:], strict=False):
            feature, threshold = tree.features[node], tree.thresholds[node]
            if after == tree.children[node, 0]:
                highs[feature] = min(highs[feature], threshold)
            else:
                lows[feature] = max(lows[feature], threshold)
        point = np.where(point <= lows, lows, np.where(point > highs, highs, point))
        nearest = min(nearest, float(np.linalg.norm(_measured(record, point))))
    what = "The distance of the nearest wall to another answer"
    return agree(record.change.distance, nearest, "leaf after leaf", what, 1e-9)


def _tried(record: Record) -> Opinion:
    """Try points that are nearer: none of them may change the answer."""
    rng, change = np.random.default_rng(SEED), record.change
    asked = np.unique(record.tree.features[record.tree.asks])
    ways = np.zeros((TRIES, len(record.row)))
    ways[:, asked] = rng.normal(size=(TRIES, len(asked)))
    few = np.arange(TRIES) % 2 == 0  # half of them along one feature only
    one = rng.choice(asked, few.sum())
    ways[few] = 0.0
    ways[few, one] = rng.choice([-1.0, 1.0], few.sum())
    ways /= np.linalg.norm(ways, axis=1, keepdims=True)
    far = change.distance * rng.uniform(0, 1 - 1e-6, TRIES)
    unit = _measured(record, record.row + 1.0)
    points = record.row + ways * far[:, None] / unit
    lengths = np.linalg.norm(_measured(record, points), axis=1)
    nearer = points[lengths < change.distance * (1 - 1e-9)]
    n = int((record.tree.predict(nearer) != record.prediction).sum())
    what = f"That none of {counted(len(nearer), 'nearer point')} changes the answer"
    verbs = ("is confirmed by", "is not confirmed by")
    return Opinion("a search by chance", float(n), 0.0, what, verbs=verbs)


def reference(record: Record) -> Opinion | None:
    """Walk scikit-learn's tree of the same samples, node by node."""
    data, settings = record.data, record.settings
    told = settings.criterion, settings.limits, len(data.class_names)
    return certified(data.features, data.labels, *told)


def table(record: Record) -> Table:
    """List the nodes of the row's way, the leaf last."""
    tree, path, rows = record.tree, record.path, []
    for at, node in enumerate(path.nodes.tolist()):
        counts = tree.class_counts[node]
        asks = at < len(path.features)
        question = (None, None, None, "")
        if asks:
            name = record.data.attributes[path.features[at]]
            question = (
                name,
                float(path.thresholds[at]),
                float(path.values[at]),
                "no" if path.goes_right[at] else "yes",
            )
        rows.append(
            (
                node,
                int(counts.sum()),
                float(counts.max() / counts.sum()),
                *question,
                float(tree.impurities[node]),
                float(tree.gains[node]) if asks else None,
                record.said(int(tree.predictions[node])),
            )
        )
    return Table(COLUMNS, rows)
