"""A box that was emptied takes a value again: Streamlit would take the least of all."""

from typing import Any

import streamlit as st


def refilled(key: str, value: float) -> dict[str, Any]:
    """Return what puts `value` into a number's box that was emptied."""
    return {"value": None, "on_change": _fill, "args": (key, value)}


def _fill(key: str, value: float) -> None:
    """Put a value where there is none (in a callback)."""
    if st.session_state[key] is None:
        st.session_state[key] = value
