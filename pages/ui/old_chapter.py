"""What a chapter supplies; `pages.ui.old_anatomy` shows it, the same way for all."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import streamlit as st

from pages.figures.panel import Panel
from pages.ui import bets, exports
from pages.ui.figure import jump
from pages.ui.memory import Kept, once, record_of


@dataclass(frozen=True)
class Preset:
    """A state worth seeing: values for the controls, and what to observe there.

    A control that was never shown before should be set to its default: Streamlit
    writes other values into the address only when their control was there already.
    """

    name: str
    values: dict[str, Any]
    observe: str


@dataclass(frozen=True)
class Opinion:
    """An independent second opinion on numbers that are on the screen now."""

    against: str  # "the closed form", "a numeric derivative", "scikit-learn"
    difference: float  # the largest one found
    allowed: float
    what: str  # which numbers were compared
    why: str = "rounding"  # what explains a difference that is allowed


@dataclass(frozen=True)
class Numbers:
    """A formula with the values of this step put in, and the table it comes from."""

    formulas: Sequence[tuple[str, str]]  # (what it says, LaTeX)
    columns: Sequence[str] = ()
    rows: Sequence[Sequence[object]] = ()
    reached: int = 0  # rows that may be told while a bet on the rest is open


@dataclass(frozen=True)
class Remedy:
    """A button that mends what went wrong: its label and the values it sets."""

    label: str
    values: dict[str, Any] = field(default_factory=dict)


class Teller:
    """What shows one record: a chapter does, or each of its parts."""

    code: tuple[object, ...] = ()

    def run(self, settings: Any) -> Any:
        """Let the engine compute the record."""
        raise NotImplementedError

    def turn(self, settings: Any, record: Any) -> None:
        """Draw what the learner may do next, above the picture: a game's move, say.

        What a callback here changes must be state that `controls` reads.
        """

    def labels(self, settings: Any, record: Any) -> list[str]:
        """Name every step of the stepper."""
        raise NotImplementedError

    def panels(self, settings: Any, record: Any) -> list[Panel]:
        """Draw the record."""
        raise NotImplementedError

    def below(self, settings: Any, record: Any, step: int) -> None:
        """Draw what belongs right below the stepper: a table that follows it, say."""

    def bet(self, settings: Any, record: Any) -> bets.Bet | None:
        """Ask something before it is shown."""
        return None

    def asked_about(self, settings: Any) -> Hashable:
        """Return what the bet is about: where that changes, it is asked anew."""
        return settings

    def shown_with(self, settings: Any) -> Hashable:
        """Return what the picture shows besides the record, and no bet decides."""
        return None

    def is_own(self, settings: Any) -> bool:
        """Tell whether the learner brought what is shown: no other session keeps it."""
        return False

    def story(self, settings: Any, record: Any, step: int) -> list[str]:
        """Say what happens at a step, in sentences made from the record."""
        raise NotImplementedError

    def ending(self, settings: Any, record: Any) -> tuple[list[str], Remedy | None]:
        """Say how it ends and which inequality decided it; perhaps how to mend it."""
        return [], None

    def numbers(self, settings: Any, record: Any, step: int) -> Numbers:
        """Put this step's values into the formula."""
        raise NotImplementedError

    def opinions(self, settings: Any, record: Any, step: int) -> list[Opinion]:
        """Check the numbers on the screen by other means; NumPy only."""
        raise NotImplementedError

    def reference(self, settings: Any, record: Any) -> Opinion | None:
        """Ask scikit-learn, when the learner wants it."""
        return None

    def take_home(self, settings: Any, record: Any) -> exports.TakeHome:
        """Give the record as a table, and a script that computes it again."""
        raise NotImplementedError


class Chapter(Teller):
    """One question, answered by playing. Subclasses fill in the parts."""

    slug = ""
    key = ""
    title = ""
    question = ""
    hint = "Bet on how it will go, press Play, then change one number and compare."
    presets: tuple[Preset, ...] = ()
    symbols: tuple[tuple[str, str], ...] = ()

    def controls(self) -> Any:
        """Draw the controls; return the settings (hashable) they stand for."""
        raise NotImplementedError

    def kept(self, settings: Any) -> Kept:
        """Return the record, computed once: also for a control that tells of it.

        A step, a bet or another theme change nothing that the engine computed.
        """
        run = partial(self.run, settings)
        shared = partial(record_of, self.key, settings, run, self.is_own(settings))
        return once(f"{self.key}_record", settings, shared)

    def settings(self, stage: Any) -> Any:
        """Draw the controls; what is wide goes to `stage`, above the picture."""
        return self.controls()

    def code_of(self, settings: Any) -> tuple[object, ...]:
        """Return the engine's functions and classes whose source is shown."""
        return self.code

    def asks_scikit_learn(self, settings: Any) -> bool:
        """Tell whether scikit-learn can be asked about what is shown."""
        return type(self).reference is not Teller.reference

    def clicked(self, point: dict) -> None:
        """Answer a click on a figure (in a callback: set control values here)."""

    def apply(self, values: dict[str, Any]) -> None:
        """Set controls to `values` and go back to the first step (in a callback)."""
        for name, value in values.items():
            st.session_state[f"{self.key}_{name}"] = value
        self.restart()

    def restart(self) -> None:
        """Go back to the first step (in a callback)."""
        self.go(0)

    def go(self, step: int) -> None:
        """Move the stepper to `step` (in a callback)."""
        jump(self.key, step)

    def shows(self, preset: Preset) -> bool:
        """Tell whether the controls stand at this preset."""
        state = st.session_state
        return all(
            state.get(f"{self.key}_{name}") == value
            for name, value in preset.values.items()
        )
