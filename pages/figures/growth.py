"""A growing tree from its decisions: a child for every answer."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from engines.decision_trees import Decision, Node
from pages.figures import theme
from pages.figures.classes import class_key
from pages.figures.fitted_tree import fitted_tree_panel
from pages.figures.growth_words import (
    MOST_DOTS,
    Told,
    answer_of,
    asking,
    ending,
    ink_of,
    lines_of,
    more_answers,
    resting,
)
from pages.figures.panel import Panel
from pages.figures.tree import KEY_ROOM
from pages.figures.tree_looks import Looks, look_of
from pages.figures.trees_so_far import Growing
from pages.figures.twigs import Twig

ALT = "The tree as it grows"
MOST_TWIGS = 220  # that are drawn in all
MOST_CHILDREN = 40  # of one question, but for those that ask on


def growth_panel(
    decisions: Sequence[Decision],
    codes: np.ndarray,
    classes: Sequence[str],
    *,
    title: str,
    key: str,
    n_steps: int | None = None,
    lit: Sequence[Collection[int]] = (),
    notes: Mapping[int, str] | None = None,
    looks: Looks | None = None,
    notes_from: int | Mapping[int, int] = 0,
    alt: str = ALT,
    grow: float = 2.0,
    room: int = KEY_ROOM,
    beside: Sequence[str] = (),
    asked_at: Sequence[int] | None = None,
) -> Panel:
    """Draw the tree after 0, 1, 2, ... questions.

    `codes` is each row's class as a number, (n_rows,). With `n_steps` beyond the last
    question the finished tree stays as it is; `lit[k]` are the numbers of the nodes on
    the path at step k. By a node's number `notes` have a few words for its box, and
    `looks` how it is singled out (`tree_looks.LOOKS`): both are there once it has
    asked, or is there as a leaf, and from step `notes_from` on, which may be a step for
    each of them. `room` are the pixels for the key that the panel is sure to have, and
    `beside` the titles in its row: their keys break alike.
    Where a question does not come with every step, `asked_at` has the step of each
    decision, 0 for the first.
    """
    grown = Grown(codes, classes, notes, looks, notes_from)
    twigs, place = grown.of(decisions, asked_at)
    steps = n_steps or len(decisions)
    lit = [{place[number] for number in path if number in place} for path in lit]
    words = class_key(title, classes, room, beside)
    how = {"title": title, "key": key, "alt": alt, "grow": grow, "room": room}
    how["beside"] = beside
    return fitted_tree_panel(twigs, steps, lit=lit, words=words, **how)


def growth_so_far(
    decisions: Sequence[Decision],
    codes: np.ndarray,
    classes: Sequence[str],
    *,
    title: str,
    key: str,
    room: int = KEY_ROOM,
    beside: Sequence[str] = (),
) -> Growing:
    """Return the tree for `panels_so_far`, which tells nothing of what will come."""
    twigs, _ = Grown(codes, classes).of(decisions)
    words = class_key(title, classes, room, beside)
    return Growing(twigs, title, key, ALT, words, room, beside)


@dataclass
class Grown:
    """The boxes of a growth, and where each node's box is among them.

    A node that is not drawn is in the box of the rest of its parent's children.
    """

    codes: np.ndarray
    classes: Sequence[str]
    notes: Mapping[int, str] | None = None
    looks: Looks | None = None
    notes_from: int | Mapping[int, int] = 0
    twigs: list[Twig] = field(default_factory=list)
    place: dict[int, int] = field(default_factory=dict)
    rests: dict[int, tuple[list[Node], int]] = field(default_factory=dict)

    def of(
        self, decisions: Sequence[Decision], asked_at: Sequence[int] | None = None
    ) -> tuple[list[Twig], dict[int, int]]:
        """Return the boxes, and by a node's number where its box is."""
        root = decisions[0].node
        self.n_rows = max(root.n_samples, 1)
        has_dots = root.n_samples <= MOST_DOTS and _are_whole(decisions)
        self.told = Told(self.classes, has_dots)
        self.bear(root, None, 0)
        steps = asked_at or range(len(decisions))
        for step, decision in zip(steps[1:], decisions[1:], strict=True):
            self.ask(decision, step)
        return self.twigs, self.place

    def ask(self, decision: Decision, step: int) -> None:
        """Let a node ask: its children are born, or are among the rest of some."""
        at = self.place[decision.node.number]
        self.told.lead(decision)
        if at in self.rests:
            self.ask_unseen(at, decision, step)
            return
        twig, note = self.twigs[at], (self.notes or {}).get(decision.node.number, "")
        asked = {"asked": step, "question": (f"{decision.question.attribute}?",)}
        noted = max(step, self.noted_from(decision.node.number))
        says = [twig.says[0], (step, asking(decision, self.told))]
        says += [(noted, asking(decision, self.told, note))] if note else []
        self.twigs[at] = replace(twig, **asked, noted=noted, says=tuple(says))
        drawn = self.drawn(decision.children)
        for child in drawn:
            self.bear(child, at, step)
        kept = {child.number for child in drawn}
        if rest := [one for one in decision.children if one.number not in kept]:
            self.put_aside(rest, at, step)

    def noted_from(self, number: int) -> int:
        """Return the first step at which a node's note and look may be there."""
        steps = self.notes_from
        return steps if isinstance(steps, int) else steps.get(number, 0)

    def drawn(self, children: Sequence[Node]) -> list[Node]:
        """Return the children that are drawn: first of all those that may ask on."""
        room = max(0, min(MOST_CHILDREN, MOST_TWIGS - len(self.twigs)))
        order = sorted(children, key=lambda one: one.reason is not None)
        kept = {one.number for one in order[:room]}
        return [one for one in children if one.number in kept]

    def ask_unseen(self, at: int, decision: Decision, step: int) -> None:
        """Count a question below a box of the rest."""
        rest, n_asked = self.rests[at]
        self.rests[at] = rest, n_asked + 1
        says = *self.twigs[at].says, (step, resting(rest, n_asked + 1, self.told))
        self.twigs[at] = replace(self.twigs[at], says=says)
        self.place |= {child.number: at for child in decision.children}

    def put_aside(self, rest: Sequence[Node], parent: int, step: int) -> None:
        """Add the box of the children that are not drawn."""
        at, counts = len(self.twigs), sum(node.class_counts for node in rest)
        self.rests[at] = [*rest], 0
        self.place |= {child.number: at for child in rest}
        twig = Twig(
            parent,
            "",
            (f"… {more_answers(rest)}",),
            _shares(counts),
            born=step,
            says=((step, resting(rest, 0, self.told)),),
            part=float(counts.sum()) / self.n_rows,
            is_rest=True,
        )
        self.twigs.append(twig)

    def bear(self, node: Node, parent: int | None, born: int) -> None:
        """Add a node's box."""
        number, few = node.number, self.told.has_dots
        note = (self.notes or {}).get(number, "")
        noted = max(born, self.noted_from(number))
        says = [(born, ending(node, self.told))]
        says += [(noted, ending(node, self.told, note))] if note else []
        self.place[number] = len(self.twigs)
        twig = Twig(
            parent,
            answer_of(node),
            lines_of(node, self.told),
            _shares(node.class_counts),
            born=born,
            colour=None if node.reason else theme.NEXT,
            ink=ink_of(node, self.classes),
            dots=tuple(sorted(self.codes[node.rows].tolist())) if few else (),
            note=note,
            look=look_of(self.looks or {}, number),
            noted=noted,
            says=tuple(says),
            part=float(node.class_counts.sum()) / self.n_rows,
        )
        self.twigs.append(twig)


def _are_whole(decisions: Sequence[Decision]) -> bool:
    """Tell whether every row is in one bag alone: no part of it is in another."""
    nodes = [decisions[0].node, *(one for d in decisions for one in d.children)]
    return all(not np.mod(node.class_counts, 1).any() for node in nodes)


def _shares(counts: np.ndarray) -> tuple[float, ...]:
    return tuple((counts / max(1, counts.sum())).tolist())
