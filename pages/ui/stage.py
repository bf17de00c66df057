"""Where everything of a chapter stands: the picture, and beside it bet and controls."""

from dataclasses import dataclass
from typing import Any

import streamlit as st

WIDTHS = (2.4, 1)  # of the picture and what is below it, and of what is beside it
TIGHT = "xsmall"  # the gap between things that belong together


@dataclass(frozen=True, eq=False)
class Stage:
    """The places of a chapter's parts, in the order in which they are read.

    A control that is touched first stands right below the bet, one that is rarely
    touched behind a door, and one that is wide below them all.
    """

    row: Any  # above everything, beside the choice of chapter
    picture: Any
    wide: Any
    bet: Any
    turn: Any
    main: Any
    rest: Any
    more: Any
    bar: Any  # of long work

    @classmethod
    def built(cls, row: Any) -> "Stage":
        """Divide the room in two, and each half from the top down."""
        left, right = st.columns(WIDTHS, gap="medium")
        picture, wide = left.container(gap=TIGHT), st.container()
        with right.container(gap="small"):
            bet = st.container()
            turn = st.container(key="turn")
            main, rest, more = (st.container() for _ in range(3))
            bar = st.empty()
        return cls(row, picture, wide, bet, turn, main, rest, more, bar)
