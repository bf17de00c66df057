"""Twenty questions. After it the reader understands that a good question splits what

is still possible as evenly as it can, that each answer is worth at most the bits it
removes, and that asking the best next question is nearly, but not always, the best
plan.
"""

from typing import Any

import streamlit as st

from pages.chapters.information_gain.twenty_questions import endings, moves, settings
from pages.chapters.information_gain.twenty_questions.games import Games, secret_of
from pages.chapters.information_gain.twenty_questions.plans import Plans
from pages.chapters.information_gain.twenty_questions.presets import PRESETS, SYMBOLS
from pages.chapters.information_gain.twenty_questions.settings import Settings
from pages.figures.panel import Panel
from pages.ui.bets import Bet
from pages.ui.exports import TakeHome
from pages.ui.old_chapter import Chapter, Numbers, Opinion, Preset, Remedy
from pages.words.sentences import typeset

GAMES, PLANS = Games(), Plans()


def _part(chosen: Settings) -> Games | Plans:
    return PLANS if chosen.game == settings.PLANS else GAMES


class TwentyQuestions(Chapter):
    """Find an animal with yes or no, or let the machine find yours.

    Two parts supply the anatomy: one for the four games, one for plans compared.
    """

    slug = "twenty_questions"
    key = settings.KEY
    title = "Twenty questions"
    question = (
        "Think of an animal. I may ask you questions only. Which one first, and how "
        "few will do?"
    )
    hint = (
        "Watch the machine find an animal, let it guess yours, ask yourself, or play "
        "a duel. At every turn: how much is left, and what would each question tell?"
    )
    presets = PRESETS
    symbols = SYMBOLS

    def controls(self) -> Settings:
        """Ask for the game and its rules; the turns come from the moves."""
        found = settings.ask(self.restart)
        chosen = Settings(**found)
        secret = secret_of(chosen) if chosen.asks_back else None
        return Settings(**found, turns=moves.written(chosen, secret))

    def code_of(self, chosen: Settings) -> tuple[object, ...]:
        """Show the source of the game that is on the screen."""
        return _part(chosen).code

    def run(self, chosen: Settings) -> Any:
        """Let the engine compute the record."""
        return _part(chosen).run(chosen)

    def turn(self, chosen: Settings, record: Any) -> None:
        """Offer the moves of a game; afterwards, compare with the table."""
        if _part(chosen) is PLANS:
            return
        moves.show(chosen, record, self.go)
        row = moves.thought_of() if chosen.game == settings.MINE else None
        if record.over and row is not None:
            st.markdown(typeset(endings.thought(record, row)))

    def labels(self, chosen: Settings, record: Any) -> list[str]:
        """Name the steps."""
        return _part(chosen).labels(chosen, record)

    def panels(self, chosen: Settings, record: Any) -> list[Panel]:
        """Draw the record."""
        return _part(chosen).panels(chosen, record)

    def shown_with(self, chosen: Settings) -> int | None:
        """Return the animal that the learner says he had thought of."""
        return moves.thought_of()

    def bet(self, chosen: Settings, record: Any) -> Bet | None:
        """Ask a bet that the record answers."""
        return _part(chosen).bet(chosen, record)

    def story(self, chosen: Settings, record: Any, step: int) -> list[str]:
        """Tell a step."""
        return _part(chosen).story(chosen, record, step)

    def ending(self, chosen: Settings, record: Any) -> tuple[list[str], Remedy | None]:
        """Say how it ends."""
        return _part(chosen).ending(chosen, record)

    def numbers(self, chosen: Settings, record: Any, step: int) -> Numbers:
        """Give the formulas and the table."""
        return _part(chosen).numbers(chosen, record, step)

    def opinions(self, chosen: Settings, record: Any, step: int) -> list[Opinion]:
        """Check the numbers by other means."""
        return _part(chosen).opinions(chosen, record, step)

    def reference(self, chosen: Settings, record: Any) -> Opinion | None:
        """Ask scikit-learn."""
        return _part(chosen).reference(chosen, record)

    def take_home(self, chosen: Settings, record: Any) -> TakeHome:
        """Give the table and a script."""
        return _part(chosen).take_home(chosen, record)

    def apply(self, values: dict[str, Any]) -> None:
        """Set controls as usual, and the turns."""
        plain = dict(values)
        moves.put(plain.pop("turns", ()))
        super().apply(plain)

    def shows(self, preset: Preset) -> bool:
        """Tell whether controls and turns stand at this preset."""
        plain = dict(preset.values)
        turns = plain.pop("turns")
        rest = Preset(preset.name, plain, preset.observe)
        return moves.now() == turns and super().shows(rest)
