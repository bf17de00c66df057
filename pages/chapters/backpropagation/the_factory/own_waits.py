"""Where a part takes no network of the learner's own, that one waits."""

from dataclasses import dataclass

import streamlit as st

from pages.ui.control import Control, Values

from .factories import OWN

SAYS = "This part takes these three. Your own network waits under “One pass”."


@dataclass(frozen=True)
class OwnWaits(Control):
    """A sentence and the way back to the own network; it has no value."""

    def ask(self, prefix: str, values: Values, lasting: bool) -> None:
        """Say that it waits, if there is one."""
        if f"{prefix}_own_x_rows" not in st.session_state:
            return
        st.caption(SAYS)
        key = f"{self.key(prefix)}_back"
        back = {"on_click": self._back, "args": (prefix,)}
        st.button("Back to your own", key=key, type="tertiary", **back)

    def _back(self, prefix: str) -> None:
        """Show the own network again (in a callback)."""
        st.session_state[f"{prefix}_part"] = "One pass"
        st.session_state[f"{prefix}_net"] = OWN
