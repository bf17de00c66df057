"""The tree with the row's path in it, and the path alone, question by question."""

from typing import Any

from pages.figures.number_tree import (
    clicked_node,
    number_tree_panel,
    path_panel,
    toggled,
)
from pages.figures.panel import Panel

from ..settings import KEY
from .record import Record


def panels(record: Record) -> list[Panel]:
    """Draw the tree as it grows, and what the row is asked."""
    kinds = f"{record.data.name} {record.settings.criterion}"
    n_steps = len(record.decisions)
    tree = number_tree_panel(
        record.tree,
        record.looks,
        title="The tree",
        key=f"{KEY}_{kinds}_{record.settings.folds!r}",
        alt=f"The tree of {record.data.label}, with the path of one row",
        n_steps=n_steps,
        folds=record.settings.folds,
        drawn=record.drawn,
        grow=1.6,
    )
    if record.drawn.is_in_boxes:
        return [tree]  # which shows what is asked, and by how much
    features = record.path.features.tolist()
    answers = [
        _answer(record, feature, right)
        for feature, right in zip(features, record.path.goes_right, strict=True)
    ]
    path = path_panel(
        record.tree,
        record.looks,
        answers,
        title=f"Row {record.number + 1}",
        key=f"{KEY}_path",
        alt="The questions that the row is asked, one below the other",
        n_steps=n_steps,
    )
    return [tree, path]


def _answer(record: Record, feature: int, right: bool) -> str:
    """Return what the row answers, after its value where that is a number."""
    answer = "no" if right else "yes"
    is_a_word = record.is_a_word(feature)
    return answer if is_a_word else f"{record.value(feature)}: {answer}"


def clicked(record: Record, point: dict) -> dict[str, Any]:
    """Fold or unfold a node that asks; of a leaf take a row to look at."""
    if point.get("panel", 0) or "y" not in point:
        return {}
    shown, node = clicked_node(record.drawn, point["x"], point["y"])
    if record.tree.asks[node]:
        return {"folds": toggled(shown, record.settings.folds, node)}
    rows = record.decisions.rows_at(node).tolist()
    later = [row for row in rows if row > record.number] or rows
    return {"row": later[0] + 1}
