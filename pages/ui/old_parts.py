"""A chapter in parts: one set of controls, several pictures, each with its anatomy."""

from collections.abc import Hashable
from typing import Any

import streamlit as st

from pages.figures.panel import Panel
from pages.ui import bets, exports
from pages.ui.old_chapter import Chapter, Numbers, Opinion, Remedy, Teller


class Part(Teller):
    """One part of a chapter; it may ask for something of its own."""

    def ask(self, settings: Any) -> Hashable:
        """Draw the part's own controls; return what they stand for."""
        return None

    def clicked(self, settings: Any, point: dict) -> None:
        """Answer a click on the part's figure (in a callback)."""


class ChapterInParts(Chapter):
    """A chapter whose settings say, in `part`, which of its parts is shown."""

    parts: dict[str, Part] = {}

    def ask(self, stage: Any) -> Any:
        """Draw the controls; return settings that have a `part`."""
        raise NotImplementedError

    def shown(self, settings: Any) -> Hashable:
        """Return what makes another story, to be begun at its first step."""
        return settings.part

    def settings(self, stage: Any) -> Any:
        """Draw the controls; go back to the first step where another story begins."""
        chosen = self.ask(stage)
        key, shown = f"{self.key}_shown", self.shown(chosen)
        before = st.session_state.get(key, shown)
        st.session_state[key] = shown
        if before != shown:
            self.restart()
        return chosen

    def _part(self, settings: Any) -> Part:
        return self.parts[settings.part]

    def code_of(self, settings: Any) -> tuple[object, ...]:
        """Show the source of the part that is on the screen."""
        return self._part(settings).code

    def run(self, settings: Any) -> Any:
        """Let the part's engine compute the record."""
        return self._part(settings).run(settings)

    def turn(self, settings: Any, record: Any) -> None:
        """Draw what the learner may do next."""
        self._part(settings).turn(settings, record)

    def labels(self, settings: Any, record: Any) -> list[str]:
        """Name the part's steps."""
        return self._part(settings).labels(settings, record)

    def panels(self, settings: Any, record: Any) -> list[Panel]:
        """Draw the part's record."""
        return self._part(settings).panels(settings, record)

    def below(self, settings: Any, record: Any, step: int) -> None:
        """Draw what belongs below the stepper."""
        self._part(settings).below(settings, record, step)

    def bet(self, settings: Any, record: Any) -> bets.Bet | None:
        """Ask the part's bet."""
        return self._part(settings).bet(settings, record)

    def asked_about(self, settings: Any) -> Hashable:
        """Return what the part's bet is about."""
        return self._part(settings).asked_about(settings)

    def shown_with(self, settings: Any) -> Hashable:
        """Return what else the part's picture shows."""
        return self._part(settings).shown_with(settings)

    def story(self, settings: Any, record: Any, step: int) -> list[str]:
        """Tell the part's step."""
        return self._part(settings).story(settings, record, step)

    def ending(self, settings: Any, record: Any) -> tuple[list[str], Remedy | None]:
        """Say how the part ends."""
        return self._part(settings).ending(settings, record)

    def numbers(self, settings: Any, record: Any, step: int) -> Numbers:
        """Give the part's formulas and table."""
        return self._part(settings).numbers(settings, record, step)

    def opinions(self, settings: Any, record: Any, step: int) -> list[Opinion]:
        """Check the part's numbers."""
        return self._part(settings).opinions(settings, record, step)

    def reference(self, settings: Any, record: Any) -> Opinion | None:
        """Ask scikit-learn about the part's numbers."""
        return self._part(settings).reference(settings, record)

    def asks_scikit_learn(self, settings: Any) -> bool:
        """Tell whether the part can ask scikit-learn."""
        return type(self._part(settings)).reference is not Teller.reference

    def take_home(self, settings: Any, record: Any) -> exports.TakeHome:
        """Give the part's table and script."""
        return self._part(settings).take_home(settings, record)

    def clicked(self, point: dict) -> None:
        """Let the part that is shown answer a click on its figure."""
        settings, _ = st.session_state[f"{self.key}_record"]
        self._part(settings).clicked(settings, point)
