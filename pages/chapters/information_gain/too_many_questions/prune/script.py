"""The path, or another way to prune, as a script to take home."""

from pages.chapters.information_gain import tree_scripts
from pages.ui import exports
from pages.ui.chapter import Script

from .controls import BY_HAND, REDUCED
from .record import Record

SAYS = "A tree grows from the rows, and is pruned: its leaves, R, and what it tells."
COSTS = {
    "impurity": "impurity(counts)",
    "misclassification": "1 - counts.max() / counts.sum()",
}
PRUNING = """
def leaves_of(node):
    return [one for one in nodes_of(node) if "children" not in one]


def cost(node):
    counts = node["counts"]
    return counts.sum() / len(X) * ({measure})


def total(node):
    return sum(one["R"] for one in leaves_of(node))


tree = grow(np.arange(len(X)))
for node in nodes_of(tree):
    node["R"] = cost(node)
"""
WEAKEST = """
def strength(node):
    return max(node["R"] - total(node), 0) / (len(leaves_of(node)) - 1)


alphas = [0.0]
while "children" in tree:
    links = [(strength(n), n) for n in nodes_of(tree) if "children" in n]
    weakest = min(g for g, _ in links)
    alphas.append(float(weakest))
    for g, node in links:
        if g <= weakest + 1e-12:
            node.pop("children", None)
print(alphas[-1])
"""
HAND = """
numbered = [tree]  # level by level, as the page numbers its nodes
for node in numbered:
    numbered += node.get("children", [])
for number in {cuts}:
    numbered[number].pop("children", None)
"""
ERRORS = """
def errors(node, rows, labels):
    as_leaf = int((labels != node["says"]).sum())
    if "children" not in node:
        return as_leaf
    left = rows[:, node["feature"]] <= node["threshold"]
    sides = zip(node["children"], (left, ~left))
    below = sum(errors(child, rows[side], labels[side]) for child, side in sides)
    if as_leaf <= below:
        node.pop("children")
    return min(as_leaf, below)


errors(tree, held_X, held_y)
"""
PRINTS = """
print(len(leaves_of(tree)))
print(float(total(tree)))
print(float((predicted(tree, X) == y).mean()))
"""
HELD = """
print(float((predicted(tree, held_X) == held_y).mean()))
"""


def script(record: Record) -> Script:
    """Write the growth, the cuts, and what the last tree costs and tells."""
    halves, way = record.halves, record.way
    data = [tree_scripts.rows_of("X", halves.X), tree_scripts.rows_of("y", halves.y)]
    prints = ["leaves", "R", "learned from"]
    if record.n_held:
        data.append(tree_scripts.rows_of("held_X", halves.held_X))
        data.append(tree_scripts.rows_of("held_y", halves.held_y))
        prints.append("held out")
    else:
        data.append("held_X, held_y = X[:0], y[:0]  # none is held out")
    cut = {BY_HAND: HAND.format(cuts=[*record.cuts]), REDUCED: ERRORS}.get(way, WEAKEST)
    if cut is WEAKEST:
        prints.insert(0, "α")
    growing = tree_scripts.growing(record.settings.criterion, halves.n_classes)
    pruning = PRUNING.format(measure=COSTS[record.settings.measure])
    told = PRINTS.strip() + (HELD if record.n_held else "")
    parts = ["\n".join(data), growing, pruning, cut, told]
    body = "\n\n".join(part.strip("\n") for part in parts)
    return Script(exports.script(SAYS, (), body), prints)
