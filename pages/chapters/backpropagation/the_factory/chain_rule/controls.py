"""The choice of one weight or bias; each factory has its own."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import streamlit as st

from pages.figures.network_names import Names, Place
from pages.ui import links
from pages.ui.control import Control, Values
from pages.ui.links import Link

from ..factories import FACTORIES

ALLOWED = "the number of a weight or bias, from 0"


@dataclass(frozen=True)
class Weight(Control):
    """A list of all weights and biases; the link has the number of the chosen one."""

    label: str

    def first(self, values: Values) -> str:
        """Return the first weight's name."""
        return next(iter(_parameters(values)))

    def means(self, value: str, values: Values) -> Place:
        """Return its place in the network."""
        return _parameters(values)[value]

    def ask(self, prefix: str, values: Values, lasting: bool) -> str:
        """Draw the list; return the chosen name."""
        key, names = self.key(prefix), list(_parameters(values))
        read = partial(_one_of, names)
        link = Link(key, self.label, names[0], ALLOWED, read, lasting=False)
        click, keeping = "Or click on its label in the drawing.", link.keeping()
        chosen = st.selectbox(self.label, names, key=key, help=click, **keeping)
        at = names.index(chosen)
        links.write(key, str(at) if at else None)
        return chosen


def _parameters(values: Values) -> dict[str, Place]:
    return Names(FACTORIES[values["net"]].sizes).parameters()


def _one_of(names: Sequence[str], text: str) -> str:
    """Read a name or its number."""
    if text in names:
        return text
    if not (text.isascii() and text.isdigit() and int(text[:9]) < len(names)):
        raise ValueError(text)
    return names[int(text)]
