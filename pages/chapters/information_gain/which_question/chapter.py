"""Which question? After it the reader understands that a question is worth the bits

it removes on average, that a tree is grown by asking for the most of them again and
again, and that a large gain can still be luck, or a trap.
"""

from typing import Any

import streamlit as st

from pages.chapters.information_gain.which_question import moves, settings
from pages.chapters.information_gain.which_question.grow import Grow
from pages.chapters.information_gain.which_question.luck import Luck
from pages.chapters.information_gain.which_question.presets import PRESETS, SYMBOLS
from pages.chapters.information_gain.which_question.rank import Rank
from pages.chapters.information_gain.which_question.settings import Settings
from pages.chapters.information_gain.which_question.trees import Trees
from pages.figures.panel import Panel
from pages.ui.bets import Bet
from pages.ui.chapter import Chapter, Numbers, Opinion, Preset, Remedy
from pages.ui.exports import TakeHome

PARTS = {
    settings.RANK: Rank(),
    settings.GROW: Grow(),
    settings.LUCK: Luck(),
    settings.TREES: Trees(),
}


class WhichQuestion(Chapter):
    """A table of rows, a column to guess: ask, grow, and doubt.

    Four parts share table and controls; each supplies the anatomy for itself.
    """

    slug = "which_question"
    key = settings.KEY
    title = "Which question?"
    question = (
        "You want to guess one column of a table from the others, and every answer "
        "costs you a question. Which one do you ask first?"
    )
    hint = "Bet on the best question, step through them all, then grow a tree yourself."
    presets = PRESETS
    symbols = SYMBOLS

    def settings(self, stage: Any) -> Settings:
        """Ask for part, table and criterion; the table goes above the picture.

        Another part or table is another story, so it begins at its first step.
        """
        chosen = settings.ask(stage)
        shown = (chosen.part, chosen.table.name, chosen.table.columns)
        before = st.session_state.get(settings.SHOWN, shown)
        st.session_state[settings.SHOWN] = shown
        if before != shown:
            self.restart()
        return chosen

    def code_of(self, chosen: Settings) -> tuple[object, ...]:
        """Show the source of the part that is on the screen."""
        return PARTS[chosen.part].code

    def run(self, chosen: Settings) -> Any:
        """Let the part's engine compute the record."""
        return PARTS[chosen.part].run(chosen)

    def turn(self, chosen: Settings, record: Any) -> None:
        """Offer the moves of a tree that is being grown."""
        if chosen.part == settings.GROW:
            moves.show(chosen, record, self.go)

    def labels(self, chosen: Settings, record: Any) -> list[str]:
        """Name the part's steps."""
        return PARTS[chosen.part].labels(chosen, record)

    def panels(self, chosen: Settings, record: Any) -> list[Panel]:
        """Draw the part's record."""
        return PARTS[chosen.part].panels(chosen, record)

    def below(self, chosen: Settings, record: Any, step: int) -> None:
        """Show which rows are in play while a tree grows."""
        if chosen.part == settings.GROW:
            PARTS[chosen.part].below(chosen, record, step)

    def bet(self, chosen: Settings, record: Any) -> Bet | None:
        """Ask the part's bet."""
        return PARTS[chosen.part].bet(chosen, record)

    def story(self, chosen: Settings, record: Any, step: int) -> list[str]:
        """Tell the part's step."""
        return PARTS[chosen.part].story(chosen, record, step)

    def ending(self, chosen: Settings, record: Any) -> tuple[list[str], Remedy | None]:
        """Say how the part ends."""
        return PARTS[chosen.part].ending(chosen, record)

    def numbers(self, chosen: Settings, record: Any, step: int) -> Numbers:
        """Give the part's formulas and table."""
        return PARTS[chosen.part].numbers(chosen, record, step)

    def opinions(self, chosen: Settings, record: Any, step: int) -> list[Opinion]:
        """Check the part's numbers."""
        return PARTS[chosen.part].opinions(chosen, record, step)

    def reference(self, chosen: Settings, record: Any) -> Opinion | None:
        """Ask scikit-learn about the part's numbers."""
        return PARTS[chosen.part].reference(chosen, record)

    def take_home(self, chosen: Settings, record: Any) -> TakeHome:
        """Give the part's table and script."""
        return PARTS[chosen.part].take_home(chosen, record)

    def clicked(self, point: dict) -> None:
        """Ask of the bar that was clicked whether its gain is luck."""
        chosen, record = st.session_state[f"{self.key}_record"]
        step = st.session_state[f"{self.key}_memory"]["step"]
        attribute = PARTS[settings.RANK].bar(record, step, round(point["y"]))
        if chosen.part == settings.RANK and attribute:
            super().apply({"part": settings.LUCK, "about": attribute})

    def apply(self, values: dict[str, Any]) -> None:
        """Set controls as usual, the tree too, and put changed cells back."""
        plain = dict(values)
        settings.put_back()
        if "tree" in plain or "numbers" in plain:
            moves.set_picks(plain.pop("tree", ()), self.go)
        super().apply(plain)

    def shows(self, preset: Preset) -> bool:
        """Tell whether controls, tree and cells stand at this preset."""
        plain = dict(preset.values)
        tree = plain.pop("tree")
        rest = Preset(preset.name, plain, preset.observe)
        return moves.now() == tree and settings.untouched() and super().shows(rest)
