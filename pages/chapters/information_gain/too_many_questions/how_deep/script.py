"""The curve as a script to take home."""

from pages.chapters.information_gain import tree_scripts
from pages.ui import exports
from pages.ui.chapter import Script

from .record import ALPHA, DEPTH, LEAF_SIZE, Record, table

SAYS = (
    "A tree at every depth, leaf size or alpha: how right on both halves, and the last."
)
LAST = """
def judged(value, tree, depth=np.inf):
    leaves = [n for n in nodes_of(tree) if is_leaf(n, depth)]
    deepest = max(node["depth"] for node in leaves)
    learned = predicted(tree, X, depth) == y
    held = predicted(tree, held_X, depth) == held_y
    p = held.mean()
    error = (p * (1 - p) / len(held)) ** 0.5
    numbers = value, len(leaves), deepest, learned.sum(), learned.mean()
    return *numbers, (learned & (y != true_y)).sum(), held.sum(), p, error


def is_leaf(node, depth):
    if node["depth"] > depth:
        return False
    return "children" not in node or node["depth"] == depth

"""
LOOPS = {
    DEPTH: """
tree = grow(np.arange(len(X)))
deepest = max(node["depth"] for node in nodes_of(tree))
rows = [judged(depth, tree, depth) for depth in range(deepest + 1)]
""",
    LEAF_SIZE: """
rows = [judged(size, grow(np.arange(len(X)), least=size)) for size in {sizes}]
""",
    ALPHA: """
def costs(node):  # R of the node as a leaf, R and the number of the leaves below it
    own = node["counts"].sum() / len(X) * float(impurity(node["counts"]))
    if "children" not in node:
        return own, own, 1
    below = [costs(child) for child in node["children"]]
    return own, sum(one[1] for one in below), sum(one[2] for one in below)


def strength(node):
    own, below, leaves = costs(node)
    return (own - below) / (leaves - 1)


tree, alpha = grow(np.arange(len(X))), 0.0
rows = [judged(alpha, tree)]
while "children" in tree:
    links = [node for node in nodes_of(tree) if "children" in node]
    strengths = [strength(node) for node in links]
    alpha = max(alpha, min(strengths))
    for node, one in zip(links, strengths):
        if one <= min(strengths) + 1e-12:
            del node["children"]
    rows.insert(0, judged(alpha, tree))
""",
}


def script(record: Record) -> Script:
    """Write the growth of every tree, and print how right the whole one is."""
    halves = record.halves
    arrays = {
        "X": halves.X,
        "y": halves.y,
        "true_y": halves.true_y,
        "held_X": halves.held_X,
        "held_y": halves.held_y,
    }
    data = "\n".join(tree_scripts.rows_of(*pair) for pair in arrays.items())
    growing = tree_scripts.growing(record.settings.criterion, halves.n_classes)
    loop = LOOPS[record.along].replace("{sizes}", str(record.curve.values.tolist()))
    ends = "for number in rows[-1]:\n    print(float(number))\n"
    body = f"{data}\n\n{growing}\n{LAST}{loop}\n{ends}"
    return Script(exports.script(SAYS, (), body), table(record).columns)
