"""What stands below the learner's next move: the moves before can be taken back."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from ..record import KEY
from .record import Record


def take_back(record: Record, put: Callable, **besides: Any) -> None:
    """Offer to take back the last turn, or all; `besides` is put with what is left."""
    turns = record.play.turns
    if not turns:
        return
    ways = (("Undo", "take_back", turns[:-1]), ("Start anew", "anew", ()))
    for label, name, left in ways:
        values = {"turns": left, **besides}
        look = {"key": f"{KEY}_{name}", "type": "tertiary"}
        st.button(label, on_click=put, args=(values, len(left)), **look)
