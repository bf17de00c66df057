"""Credit and falls as a script to take home."""

from engines.decision_trees.importances import shuffles
from pages.chapters.information_gain import tree_scripts
from pages.ui import exports
from pages.ui.chapter import Script

from .record import TABLE, Record

SAYS = "What one column of a tree is worth: splits, credit, and what shuffling costs."
BODY = """
tree = grow(np.arange(len(X)))
splits = [node for node in nodes_of(tree) if "children" in node]
n_splits = sum(node["feature"] == column for node in splits)
removed = np.zeros(X.shape[1])
for node in splits:
    removed[node["feature"]] += node["counts"].sum() / len(X) * node["gain"]
credit = removed[column] / removed.sum() if removed.sum() > 0 else 0.0
print(n_splits)
print(float(credit))
for rows, labels in ((X, y), (held_X, held_y)):
    orders = shuffles(len(rows), n_shuffles, seed)
    right = predicted(tree, rows) == labels
    now = []
    for order in orders:
        dealt = rows.copy()
        dealt[:, column] = rows[order, column]
        now.append(predicted(tree, dealt) == labels)
    falls = right.mean() - np.mean(now, axis=1)
    print(float(falls.mean()))
    print(float(falls.std()))
lost = right - np.mean(now, axis=0)
print(float(lost.std() / len(lost) ** 0.5))
"""


def script(record: Record) -> Script:
    """Write the tree's growth, and what the table's last column is worth."""
    settings, halves, columns = record.settings, record.halves, record.columns
    last = [*record.shown, *record.others][-1]
    data = "\n".join(
        [
            tree_scripts.rows_of("X", columns.X),
            tree_scripts.rows_of("y", halves.y),
            tree_scripts.rows_of("held_X", columns.held_X),
            tree_scripts.rows_of("held_y", halves.held_y),
            f"column = {last}  # the last of the table",
            f"n_shuffles, seed = {settings.n_shuffles}, {settings.seed}",
        ]
    )
    growing = tree_scripts.growing(
        settings.criterion, halves.n_classes, f"depth < {settings.matter_depth}"
    )
    body = f"{data}\n\n{growing}\n{BODY}"
    return Script(exports.script(SAYS, (shuffles,), body), TABLE[1:])
