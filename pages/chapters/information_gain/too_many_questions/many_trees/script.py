"""The draws, the trees and their average as a script to take home."""

from pages.chapters.information_gain import tree_scripts
from pages.ui import exports
from pages.ui.chapter import Script

from .record import N_TRIED, Record

SAYS = "A tree of each bootstrap sample, and what their average tells."
PRINTS = "right on held-out rows", "average right", "out-of-bag accuracy"
BODY = """
def shares(node, rows):
    found = np.tile(node["counts"] / node["counts"].sum(), (len(rows), 1))
    if "children" in node:
        left = rows[:, node["feature"]] <= node["threshold"]
        for child, side in zip(node["children"], (left, ~left)):
            found[side] = shares(child, rows[side])
    return found


def most(shares):  # the lowest class of those that tie
    return (shares >= shares.max(-1, keepdims=True) - 1e-12).argmax(-1)


whole, (n, d) = X, X.shape
draws = np.random.default_rng(seed).integers(n, size=(n_trees, n))
order = np.random.default_rng([seed, 1]).random((n_trees, d)).argsort(kind="stable")
told, bag, absent = 0, np.zeros((n, n_classes)), np.zeros(n)
for rows, some in zip(draws, order[:, :n_tried]):
    X = np.where(np.isin(np.arange(d), some), whole, 0.0)  # 0: nothing to ask about
    tree = grow(rows)
    alone = shares(tree, held_X)
    told = told + alone
    out = np.setdiff1d(np.arange(n), rows)
    bag[out] += shares(tree, whole[out])
    absent[out] += 1
print((alone.argmax(-1) == held_y).sum())
print((most(told / n_trees) == held_y).sum())
judged = absent > 0
average = bag[judged] / absent[judged, np.newaxis]
print(round(float((most(average) == y[judged]).mean()), 4))
"""


def script(record: Record) -> Script:
    """Write the rows, the draws, the growth and the average as a script."""
    halves, settings = record.halves, record.settings
    n_tried = N_TRIED[settings.tried](halves.X.shape[1])
    data = "\n".join(
        [
            tree_scripts.rows_of("X", halves.X),
            tree_scripts.rows_of("y", halves.y),
            tree_scripts.rows_of("held_X", halves.held_X),
            tree_scripts.rows_of("held_y", halves.held_y),
            f"n_trees, n_tried, seed = {record.n_trees}, {n_tried}, {settings.seed}",
            f"n_classes = {halves.n_classes}",
        ]
    )
    limits = f"depth < {settings.depth_each}" if settings.depth_each else ""
    growing = tree_scripts.growing(settings.criterion, halves.n_classes, limits)
    return Script(exports.script(SAYS, (), f"{data}\n\n{growing}\n{BODY}"), PRINTS)
