"""Remember the last result of something slow, for this session only.

Streamlit's caches are shared by all sessions, and a learner's own table must not
outlive the session; a step or a bet changes none of what an engine computed.
"""

from collections.abc import Callable
from typing import TypeVar

import streamlit as st

Result = TypeVar("Result")


def once(key: str, given: object, compute: Callable[[], Result]) -> Result:
    """Return `compute()`, or what it returned last if `given` is the same as then."""
    if key not in st.session_state or st.session_state[key][0] != given:
        st.session_state[key] = (given, compute())
    return st.session_state[key][1]
