"""What is said of a tree's nodes, in the box, on the mark, and under the pointer."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from engines.decision_trees import BinaryTree, SplitHistograms, leaves_below
from pages.figures import theme
from pages.figures.hovers import Hover
from pages.figures.lettering import cut_in_the_middle, pixels, shortened, wrapped
from pages.figures.number_tree.folds import Seen
from pages.words.numbers import few
from pages.words.sentences import counted, tallied, told_class

WRAP, MOST = 16, 24  # letters: of a line that is broken after, or cut after
FEWEST = 3  # letters that are left of a name
LONGEST = 60  # letters of a question under the pointer
MOST_TALLIED = 4  # classes under the pointer
NEVER = 10**6  # the step of a split that is never made
SIGNS = (" ≤ ", " ≠ ", " = ")  # before a question's threshold, or its word
TURN = "▸"  # before what a folded node holds


@dataclass(frozen=True, eq=False)
class Looks:
    """What is said of nodes, and the row whose path is lit."""

    questions: Sequence[str]  # (n_nodes,) "petal length ≤ 2.45"; "" at a leaf
    classes: Sequence[str]
    noun: str = "row"
    unit: str = ""  # of the impurity
    histograms: SplitHistograms | None = None
    row: np.ndarray | None = None  # (d,) its values are marked in the histograms
    lit: Sequence[int] = ()  # the nodes of its path
    grows: bool = False  # a step a split, from the root alone; else all is there
    foreshadowed: bool = False  # where nodes will be is seen before they are there
    times: tuple[np.ndarray, np.ndarray] | None = None  # (n_nodes,) born, asks: or so
    marked: Sequence[Collection[int]] = ()  # by step, the nodes that are named first


@dataclass(frozen=True)
class Phase:
    """How a node looks from one step to another: its lines, and what it is."""

    first: int
    last: int
    lines: tuple[str, ...]
    is_leaf: bool = False
    is_folded: bool = False
    colour: str = theme.MUTED  # of its frame
    ink: str = theme.INK


@dataclass(frozen=True, eq=False)
class Story:
    """The nodes that are drawn, and what each looks like at every step."""

    shown: Seen
    looks: Looks
    born: np.ndarray  # (m,) the first step at which a node is there
    asked: np.ndarray  # (m,) the first at which it has asked; NEVER for leaves
    n_steps: int
    phases: Sequence[Sequence[Phase]] = field(default_factory=list)

    @property
    def tree(self) -> BinaryTree:
        """The tree that is drawn."""
        return self.shown.tree

    @cached_property
    def shares(self) -> np.ndarray:
        """Each drawn node's share of all rows, (m,)."""
        return self.tree.n_samples[self.shown.nodes] / max(self.tree.n_samples[0], 1)

    def is_lit(self, at: int) -> bool:
        """Tell whether a drawn node is on the path of the row."""
        return int(self.shown.nodes[at]) in self.looks.lit


def steps_of(tree: BinaryTree, looks: Looks) -> tuple[np.ndarray, np.ndarray]:
    """Return the steps at which nodes are born and ask, both (n_nodes,).

    Split k bears the nodes 2k - 1 and 2k; a node asks as its children are born.
    """
    if looks.times is not None:
        return looks.times
    born = (np.arange(len(tree.features)) + 1) // 2
    return as_children_come(tree, born if looks.grows else np.zeros_like(born))


def as_children_come(
    tree: BinaryTree, born: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Return when nodes are born, and that they ask as their children are."""
    return born, np.where(tree.asks, born[tree.children[:, 0]], NEVER)


def story(shown: Seen, looks: Looks, n_steps: int) -> Story:
    """Return what every drawn node looks like at every step."""
    born, asked = steps_of(shown.tree, looks)
    found = Story(shown, looks, born[shown.nodes], asked[shown.nodes], n_steps)
    phases = [[*_phases(found, at, asked)] for at in range(len(shown.nodes))]
    return Story(shown, looks, found.born, found.asked, n_steps, phases)


def _phases(one: Story, at: int, asked: np.ndarray) -> Iterator[Phase]:
    node, last = int(one.shown.nodes[at]), one.n_steps - 1
    born, asks = int(one.born[at]), int(one.asked[at])
    if asks > born:
        lines, ink = _as_leaf(one, node)
        yield Phase(born, min(asks - 1, last), lines, True, False, ink, ink)
    if asks > last:
        return
    if not one.shown.is_folded[at]:
        question = one.looks.questions[node]
        yield Phase(asks, last, in_lines(question))
        return
    splits = np.sort(asked[_below(one.tree, node)])
    ends = [*np.unique(splits[splits <= last]).tolist(), last + 1]
    for first, after in zip(ends, ends[1:], strict=False):
        n_leaves = int((splits <= first).sum()) + 1
        lines = _as_folded(one, node, n_leaves)
        yield Phase(first, after - 1, lines, is_folded=True)


def in_lines(question: str) -> tuple[str, ...]:
    """Return a question in lines: what is asked about, and the threshold."""
    name, rest = name_and_rest(question)
    if not rest:
        return tuple(wrapped(question, WRAP, MOST))
    return *wrapped(name, WRAP, MOST), shortened(rest.strip(), MOST + 2)


def name_and_rest(question: str) -> tuple[str, str]:
    """Return what a question asks about, and the rest of it: " ≤ 2.45"."""
    for sign in SIGNS:
        name, found, number = question.rpartition(sign)
        if found:
            return name, sign + number
    return question, ""


def cut_question(
    question: str, room: float, size: int, *, head: str = "", tail: str = ""
) -> str:
    """Return a question cut to so many pixels: in its name, where that is enough."""
    name, rest = name_and_rest(question)
    kept = shortened(rest, len(rest))
    if pixels(f"{head}{name[:FEWEST]}{kept}{tail}", size) > room:
        return cut_in_the_middle(question, room, size, head=head, tail=tail)
    return cut_in_the_middle(name, room, size, head=head, tail=f"{kept}{tail}")


def _below(tree: BinaryTree, node: int) -> np.ndarray:
    """Return the numbers of the nodes that ask, from this one on down."""
    found, level = [], np.array([node])
    while len(level):
        found.append(level[tree.asks[level]])
        level = tree.children[found[-1]].ravel()
    return np.concatenate(found)


def _colour(one: Story, node: int) -> str:
    return theme.class_colour(int(one.tree.predictions[node]))


def _as_leaf(one: Story, node: int) -> tuple[tuple[str, ...], str]:
    n = counted(int(one.tree.n_samples[node]), one.looks.noun)
    return (_said(one.tree, one.looks, node), n), _colour(one, node)


def _said(tree: BinaryTree, looks: Looks, node: int) -> str:
    """Return the class that a node says, as it is told."""
    says = shortened(looks.classes[int(tree.predictions[node])], MOST)
    return told_class(says, looks.classes)


def _as_folded(one: Story, node: int, n_leaves: int) -> tuple[str, ...]:
    n = counted(int(one.tree.n_samples[node]), one.looks.noun)
    return f"{TURN} {counted(n_leaves, 'leaf', 'leaves')}", n


def in_one_line(phase: Phase) -> str:
    """Return what a node says where there is room for a line."""
    joint = " " if not (phase.is_leaf or phase.is_folded) else ", "
    return joint.join(phase.lines)


def measured(amount: float, unit: str) -> str:
    """Write an amount of impurity: 0.2516 bits, 1 bit, 0.32."""
    text = few(float(amount), 4)
    return f"{text} {unit.removesuffix('s') if text == '1' else unit}".strip()


def hover(one: Story, columns: int = 1) -> Hover:
    """Return what the pointer hears of every node: as a leaf, and once it has asked.

    There are so many columns of points, one of each node in each.
    """
    tree, below, last = one.tree, leaves_below(one.tree), one.n_steps - 1
    texts, says = [], []
    for at, node in enumerate(one.shown.nodes.tolist()):
        born, asked = int(one.born[at]), int(one.asked[at])
        pairs = []
        if asked > born:
            pairs.append((born, len(texts)))
            texts.append(_ending(tree, one.looks, node))
        if asked <= last:
            pairs.append((asked, len(texts)))
            texts.append(_asking(tree, one.looks, node, int(below[node]), asked))
        says.append(pairs)
    return Hover(0, [*range(len(says))] * columns, says, texts)


def _asking(tree, looks: Looks, node: int, n_leaves: int, asked: int) -> str:
    gain = f"gain {measured(tree.gains[node], looks.unit)}"
    when = f", split {asked}" if looks.grows else ""
    n = counted(n_leaves, "leaf", "leaves")
    question = shortened(looks.questions[node], LONGEST)
    return f"<b>{question}?</b><br>{_held(tree, looks, node)}<br>{gain}{when}; {n}"


def _ending(tree, looks: Looks, node: int) -> str:
    says = _said(tree, looks, node)
    return f"<b>says {says}</b>{_why(tree, node)}<br>{_held(tree, looks, node)}"


def _why(tree: BinaryTree, node: int) -> str:
    reason = tree.reason(node)
    return f"<br>{reason.value}" if reason and not tree.asks[node] else ""


def _held(tree: BinaryTree, looks: Looks, node: int) -> str:
    counts = tree.class_counts[node]
    order = np.argsort(-counts, kind="stable")
    some = [int(at) for at in order if counts[at]]
    parts = tallied(
        counts[some[:MOST_TALLIED]],
        [looks.classes[at] for at in some[:MOST_TALLIED]],
        lambda word: shortened(word, MOST),
    )
    more = len(some) - MOST_TALLIED
    parts += [f"and {counted(more, 'class', 'classes')} more"] if more > 0 else []
    pairs = [", ".join(parts[at : at + 2]) for at in range(0, len(parts), 2)]
    n = counted(int(counts.sum()), looks.noun)
    impurity = measured(tree.impurities[node], looks.unit)
    held = f"{n}: {',<br>'.join(pairs)}"
    return f"{held}<br>impurity {impurity}, depth {tree.depths[node]}"
