"""The pictures of "One split": the node with a cut to drag, and all features ranked."""

from functools import partial

from pages.chapters.information_gain.cuts.node import node_panel
from pages.chapters.information_gain.cuts.outlines import shown_classes
from pages.figures.panel import Panel

from .ranked import ranked_panel
from .record import Record


def panels(record: Record) -> list[Panel]:
    """Draw the node of every step with the learner's cut, and its features."""
    classes = shown_classes(record)
    shown = record.settings.shown_feature
    ranked = partial(ranked_panel, record, classes)
    beside = record.growth.once(("ranked", shown), ranked)
    return [node_panel(record, classes), beside]
