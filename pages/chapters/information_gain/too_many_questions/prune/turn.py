"""The learner's cuts: choose a node, take one back, begin again."""

from collections.abc import Callable
from zlib import crc32

import numpy as np
import streamlit as st

from engines.decision_trees import leaves_below
from pages.chapters.information_gain import samples
from pages.words.sentences import counted

from ..settings import KEY
from .controls import BY_HAND
from .record import Record


def turn(record: Record, put: Callable) -> None:
    """Draw the cuts that are possible now, where the learner cuts."""
    if record.way != BY_HAND or record.whole.n_leaves == 1:
        return
    asks = np.flatnonzero(record.tree.asks).tolist()
    with st.container(border=True, gap="xsmall", key=f"{KEY}_cut_box"):
        if asks:
            names = names_of(record, asks)
            node = st.selectbox(
                "Node to cut", asks, format_func=names.get, key=node_key(names)
            )
        with st.container(horizontal=True):
            if asks:
                _move("Cut it", "do", (*record.cuts, node), put)
            _move("Undo", "undo", record.cuts[:-1], put, disabled=not record.cuts)
            _move("Grow all again", "over", (), put, disabled=not record.cuts)


def node_key(names: dict[int, str]) -> str:
    """Return the list's key: of other nodes, or other counts, it begins anew.

    A list that stays keeps the words of the node that was chosen.
    """
    return f"{KEY}_cut_node_{crc32(repr(names).encode()):08x}"


def names_of(record: Record, nodes: list[int]) -> dict[int, str]:
    """Name nodes by what they ask, how deep, and what hangs on them."""
    tree, data = record.tree, record.halves.dataset
    below = leaves_below(tree)
    return {
        node: f"{samples.question(data, tree, node)}: depth {tree.depths[node]}, "
        f"{counted(int(tree.n_samples[node]), 'row')}, "
        f"{counted(int(below[node]), 'leaf', 'leaves')}"
        for node in nodes
    }


def _move(label: str, name: str, cuts: tuple, put: Callable, **look: object) -> None:
    deed = {"on_click": put, "args": ({"cuts": cuts}, 0)}
    st.button(label, key=f"{KEY}_cut_{name}", **deed, **look)
