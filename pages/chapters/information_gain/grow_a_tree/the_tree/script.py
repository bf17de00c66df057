"""The row's way down as a script to take home."""

from pages.ui import exports
from pages.ui.chapter import Script

from .record import Record

SAYS = "One row goes down a tree: its node, how many rows came there, and their share."


def script(record: Record) -> Script:
    """Write the tree and the row as a script; it prints where the row ends."""
    tree = record.tree
    body = f"""
# The tree, one entry a node; -1 where nothing is asked.
features = np.array({tree.features.tolist()})
thresholds = {_numbers(tree.thresholds)}
children = np.array({tree.children.tolist()})  # left: value <= threshold; right
class_counts = np.array({tree.class_counts.tolist()})
row = {record.row.tolist()}

node = 0
while features[node] >= 0:
    right = row[features[node]] > thresholds[node]
    node = children[node, int(right)]
counts = class_counts[node]
print(node)
print(counts.sum())
print(repr(float(counts.max() / counts.sum())))
"""
    return Script(exports.script(SAYS, (), body), ("node", "rows", "share"))


def _numbers(values) -> str:
    """Write numbers as a list; none where there is no number."""
    return repr([None if value != value else value for value in values.tolist()])
