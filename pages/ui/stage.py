"""Where everything of a chapter stands: the picture, and beside it bet and controls."""

from dataclasses import dataclass
from typing import Any

import streamlit as st

from pages.ui.chapter import Chapter, Part
from pages.ui.controls import every

WIDTHS = (2.4, 1)  # of the picture and what is below it, and of what is beside it
TIGHT = "xsmall"  # the gap between things that belong together


@dataclass(frozen=True, eq=False)
class Stage:
    """The places of a chapter's parts, in the order in which they are read.

    A control that is touched first stands right below the bet, or above it where the
    bet must not push it about under a hand; one that is rarely touched behind a door,
    and one that is wide below them all.
    """

    picture: Any
    wide: Any
    top: Any
    bet: Any
    turn: Any
    main: Any
    rest: Any
    more: Any
    bar: Any  # of long work

    @classmethod
    def built(cls, chapter: Chapter, part: Part) -> "Stage":
        """Divide the room in two, and each half from the top down; no place is idle."""
        controls = [*every(chapter.controls_of(part))]
        left, right = st.columns(WIDTHS, gap="medium")
        picture = left.container(gap=TIGHT)
        wide = st.container() if any(one.wide for one in controls) else None
        with right:
            top = st.container() if any(one.top for one in controls) else None
            bet = st.container() if part.bet else None
            turn = st.container(key="turn") if part.turn else None
            main, rest = st.container(), st.container()
            more = st.container() if any(one.rare for one in controls) else None
            bar = st.empty()
        return cls(picture, wide, top, bet, turn, main, rest, more, bar)
