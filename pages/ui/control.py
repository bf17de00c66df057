"""What a control is: data that owns its value, its place in the link, how it is put.

A control's name is relative to its chapter: it lives under `<chapter>_<name>` in the
session and in the link. Names are public, for they are in every link ever shared.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import streamlit as st

from pages.figures.live import Live
from pages.figures.panel import Panel

Values = Mapping[str, Any]  # of the controls above, by name


def settled(thing: Any, values: Values) -> Any:
    """Return a field's value, or, where it is a function, what it says of `values`."""
    return thing(values) if callable(thing) else thing


def where(name: str, *wanted: object) -> Callable[[Values], bool]:
    """Return what tells whether the control `name` stands at one of these values."""
    return lambda values: values.get(name) in wanted


@dataclass(frozen=True)
class Note:
    """What a control says of the record: a sentence, perhaps below a small figure."""

    text: str
    panel: Panel | None = None
    clicked: Callable[[dict], dict[str, Any]] | None = None  # a point: values to put
    live: Callable[[Any], Live] | None = None  # what follows a hand on its control
    also: Mapping[str, Callable[[Any], Live]] = field(default_factory=dict)  # on others


@dataclass(frozen=True)
class AfterBet:
    """What a control says of the record once its bet is over, and until then.

    Who takes a value from what it says has looked ahead: the bet counts no more.
    """

    note: Callable[[Any], Note | None]
    before: Callable[[Any], Note | None]

    def __call__(self, record: Any) -> Note | None:
        """Return what it says in the end."""
        return self.note(record)


@dataclass(frozen=True)
class Control:
    """What all controls have; each kind says how it is drawn.

    `default`, `help` and what else a kind says may be functions of the values above.
    One that `follows` another, or several, begins anew, with its default, where a value
    of theirs has changed since it was last drawn, unless it was put itself in the same
    moment.
    """

    name: str
    into: str = field(default="", kw_only=True)  # the setting it fills, if not `name`
    shown: Callable[[Values], bool] | None = field(default=None, kw_only=True)
    restarts: bool = field(default=False, kw_only=True)  # a new story: from its start
    stays: bool = field(default=False, kw_only=True)  # presets set it only by name
    top: bool = field(default=False, kw_only=True)  # above the bet, where it stays
    wide: bool = field(default=False, kw_only=True)  # below picture and controls
    note: Callable[[Any], Note | None] | None = field(default=None, kw_only=True)
    live: bool = field(default=False, kw_only=True)  # the picture follows the hand
    main: Any = field(
        default=False, kw_only=True
    )  # the one to try first; or a function
    rare: bool = field(default=False, kw_only=True)  # behind the door "More"
    # Where one of these changes it begins anew:
    follows: str | tuple[str, ...] = field(default=(), kw_only=True)
    # Another value is another look at the same run:
    looks: bool = field(default=False, kw_only=True)
    passes = False  # a glance: nothing that could be undone

    @property
    def setting(self) -> str:
        """The field of the settings that it fills."""
        return self.into or self.name

    def key(self, prefix: str) -> str:
        """Return the name of its value in the session and in the link."""
        return f"{prefix}_{self.name}"

    def is_shown(self, values: Values) -> bool:
        """Tell whether it is on the page, given the values above it."""
        return self.shown is None or self.shown(values)

    def is_idle(self, values: Values) -> bool:
        """Tell whether it is shown but changes nothing, given the values above it."""
        return False

    def first(self, values: Values) -> Any:
        """Return its default, given the values above it."""
        return settled(getattr(self, "default", None), values)

    def means(self, value: Any, values: Values) -> Any:
        """Return what its value stands for in the settings."""
        return value

    def ask(self, prefix: str, values: Values, lasting: bool) -> Any:
        """Draw it; return its value. A lasting control is on the page at all times."""
        raise NotImplementedError

    def put(self, prefix: str, value: Any) -> None:
        """Set its value (in a callback)."""
        st.session_state[self.key(prefix)] = value

    def dragged(self, values: Values) -> dict[str, Any]:
        """Return what else the browser needs to know where it follows a hand."""
        return {}

    def dropped(self, value: Any, values: Values) -> Any:
        """Return the value that it takes where it was clicked, or dragged to."""
        return value

    def stands(self, prefix: str) -> Any:
        """Return its value as it was shown last."""
        return st.session_state.get(self.key(prefix))
