"""Second opinions on the two trees, and the script to take home."""

import numpy as np

from engines.datasets import MISSING
from engines.decision_trees import ANSWER, Tree, decision_path
from engines.reference import fewest_wrong, mistakes_of_their_tree
from pages.ui.chapter import Opinion, Script, agree
from pages.ui.exports import script as exported
from pages.words.sentences import counted

from .record import BEST, Record

CONFIRMED = ("is confirmed by", "is not confirmed by")
MOST_BAGS = 30_000  # that the other search may look at


def opinions(record: Record) -> list[Opinion]:
    """Walk every row down both trees; of a small table look at every tree there is."""
    walked = [_walked(record, tree) for tree in record.trees.values()]
    ours = np.column_stack([record.wrong, record.asked])
    what = "Wrong guesses and questions a row of both trees, every row walked down"
    found = [agree(ours, walked, "a walk of every row", what, 1e-6)]
    fewest = _by_brute_force(record)
    if fewest is not None:
        what = "That no tree so deep gets fewer rows wrong"  # how many, the bet asks
        off = abs(float(record.wrong[-1]) - fewest)
        found.append(Opinion("a search of every tree", off, 0.0, what, verbs=CONFIRMED))
    return found


def _walked(record: Record, tree: Tree) -> tuple[float, float]:
    """Return the wrong guesses and the questions a row, row by row."""
    table, wrong, asked = record.settings.table, 0.0, 0.0
    rows = tree.nodes[0].rows.tolist()
    for row in rows:
        answers = dict(zip(table.columns, table.rows[row], strict=True))
        path = decision_path(tree, answers)
        for number, part in path.ends or ((path.nodes[-1], 1.0),):
            node = tree.nodes[number]
            wrong += part * (node.prediction != answers[table.target])
            asked += part * (node.depth + (number in tree.asked))
    return wrong, asked / max(1, len(rows))


def _by_brute_force(record: Record) -> int | None:
    """Return the fewest wrong guesses, by a search without bounds, if it is short."""
    settings, table = record.settings, record.settings.table
    gaps = any(MISSING in table.column(name) for name in table.attributes)
    depth = record.found.depth
    if not record.is_of_wrong or not depth or table.numbers:
        return None
    n_answers = sum(len(table.codes(name)[1]) for name in table.attributes)
    if (gaps and settings.missing != ANSWER) or n_answers**depth > MOST_BAGS:
        return None
    rows = [table.rows[row] for row in record.trees[BEST].nodes[0].rows]
    target = table.columns.index(table.target)
    answers = [row[:target] + row[target + 1 :] for row in rows]
    return fewest_wrong(answers, [row[target] for row in rows], depth)


def reference(record: Record) -> Opinion | None:
    """Let scikit-learn grow as deep: its tree guesses no fewer rows wrongly."""
    table, tree = record.settings.table, record.trees[BEST]
    rows, names = tree.nodes[0].rows, table.attributes
    words = [name for name in names if name not in table.numbers]
    if not record.is_of_wrong or not len(rows) or not names or not record.found.depth:
        return None
    if any(len({*table.column(name)}) > 2 for name in words):
        return None
    if any(MISSING in table.column(name) for name in names):
        return None
    columns = [
        table.values(name) if name in table.numbers else table.codes(name)[0]
        for name in names
    ]
    classes = table.take(rows).column(table.target)
    features = np.column_stack(columns)[rows]
    theirs = mistakes_of_their_tree(features, classes, record.found.depth)
    less = max(0.0, float(record.wrong[-1]) - theirs)
    what = "That scikit-learn's tree, as deep, is wrong no less often"
    who = "scikit-learn's decision tree"
    return Opinion(who, less, 0.0, what, verbs=CONFIRMED)


# --- to take home -------------------------------------------------------------------

BODY = """
# A number for each row's answer, -1 where it gives none; NaN in columns of numbers.
columns = {{
{columns}
}}
classes = np.array({classes})
# A box that asks: (its column, the threshold if any, where each answer leads).
tree = {tree}
missing = {missing!r}  # what becomes of rows without an answer


def walk(node, weights):  # weights (n,) of the rows that are here
    bag = np.array([weights[classes == k].sum() for k in range({n_classes})])
    if node is None:
        return bag.sum() - bag.max(), 0.0
    name, cut, below = node
    given = columns[name]
    if cut is not None:
        given = np.where(np.isnan(given), -1, given > cut)
    silent = (given == -1) & (missing != "answer")
    parts = {{k: weights * ((given == k) & ~silent) for k in below}}
    heard = sum(part.sum() for part in parts.values())
    wrong, asked = 0.0, weights.sum()
    if missing == "left_out":
        wrong += (weights * silent * (classes != bag.argmax())).sum()
    for k, child in below.items():
        part = parts[k]
        if missing == "shared":
            part = part + weights * silent * part.sum() / heard
        more = walk(child, part)
        wrong, asked = wrong + more[0], asked + more[1]
    return wrong, asked


wrong, asked = walk(tree, np.ones(len(classes)))
print(repr(float(wrong)))
print(repr(float(asked / {n})))
"""


def script(record: Record) -> Script:
    """Write a script that sends all rows down the best tree, and counts."""
    tree, table = record.trees[BEST], record.settings.table
    rows = tree.nodes[0].rows
    names = dict.fromkeys(d.question.attribute for d in tree.asked.values())
    columns = "\n".join(f"    {name!r}: {_cells(record, name)}," for name in names)
    labels = [tree.classes.index(table.column(table.target)[row]) for row in rows]
    body = BODY.format(
        columns=columns,
        classes=f"{labels}, dtype=int",
        tree=_nested(record, 0),
        missing=record.settings.missing,
        n_classes=max(1, len(tree.classes)),
        n=max(1, len(rows)),
    )
    boxes = counted(len(tree.asked), "box that asks", "boxes that ask")
    says = f"The best small tree, {boxes}: its wrong guesses and questions a row."
    return Script(exported(says, (), body), ("wrong", "questions a row"))


def _cells(record: Record, name: str) -> str:
    table, rows = record.settings.table, record.trees[BEST].nodes[0].rows
    if name in table.numbers:
        told = [
            "np.nan" if v != v else repr(float(v)) for v in table.values(name)[rows]
        ]
        return f"np.array([{', '.join(told)}])"
    codes, words = table.codes(name)
    silent = words.index(MISSING) if MISSING in words else None
    told = [-1 if code == silent else int(code) for code in codes[rows]]
    return f"np.array({told})"


def _nested(record: Record, number: int) -> str:
    """Return a node as a nested tuple; None is a leaf."""
    tree, table = record.trees[BEST], record.settings.table
    decision = tree.asked.get(number)
    if decision is None:
        return "None"
    question, below = decision.question, {}
    words = table.codes(question.attribute)[1]
    for at, child in enumerate(decision.children):
        if child.answer == MISSING:
            key = -1
        elif question.attribute in table.numbers:
            key = at
        else:
            key = words.index(child.answer)
        below[key] = _nested(record, child.number)
    told = ", ".join(f"{key}: {child}" for key, child in below.items())
    threshold = question.threshold
    if threshold is None and question.attribute in table.numbers:
        threshold = np.inf  # is there a value?
    cut = "np.inf" if threshold == np.inf else repr(threshold)
    return f"({question.attribute!r}, {cut}, {{{told}}})"
