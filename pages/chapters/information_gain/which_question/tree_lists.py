"""Trees as lists: every question with its answer, in words, behind a door."""

from collections.abc import Iterator, Mapping, Sequence

import streamlit as st

from engines.decision_trees import Decision, Tree, tree_after
from pages.words.numbers import of_rows

from .record import KEY
from .words import bag, word

DOOR = "Every question with its answer"
MOST_LINES = 150  # of a tree: more are counted
INDENT = "  "


def show_growths(growths: Mapping[str, Sequence[Decision]], step: int) -> None:
    """Offer trees as they stand after a step; a finished one waits for the others."""
    found = {
        name: tree_after(growth, min(step, len(growth) - 1))
        for name, growth in growths.items()
    }
    show(found)


def show(trees: Mapping[str, Tree]) -> None:
    """Offer the trees as lists beside each other; written once it is opened."""
    door = st.expander(DOOR, key=f"{KEY}_lists", on_change="rerun")
    if not door.open:
        return
    columns = door.columns(len(trees))
    for column, (name, tree) in zip(columns, trees.items(), strict=True):
        column.markdown(f"**{name}**\n\n{as_list(tree)}")


def as_list(tree: Tree) -> str:
    """Return a tree as a Markdown list: below a question its answers.

    Of a long one the first lines, and how many more there are.
    """
    lines = [*_lines(tree, 0, 0)]
    if len(lines) > MOST_LINES:
        n_more = len(lines) - MOST_LINES
        lines = [*lines[:MOST_LINES], f"- … and {n_more} more lines"]
    return "\n".join(lines)


def _lines(tree: Tree, number: int, depth: int) -> Iterator[str]:
    """Yield a line for a node and for all below it."""
    node, decision = tree.nodes[number], tree.asked.get(number)
    answer = f"{word(node.answer)}: " if node.parent is not None else ""
    if decision is None:
        says = f"**{word(node.prediction or '')}**" if node.reason else "not asked yet"
        holds = bag(node.class_counts, tree.classes)
        yield f"{INDENT * depth}- {answer}{says} ({holds})"
        return
    asks = f"**{word(decision.question.attribute)}?**"
    yield f"{INDENT * depth}- {answer}{asks} ({of_rows(node.n_samples)})"
    for child in decision.children:
        yield from _lines(tree, child.number, depth + 1)
