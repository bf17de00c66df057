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
from pages.ui.old_chapter import Preset
from pages.ui.old_parts import ChapterInParts

PARTS = {
    settings.RANK: Rank(),
    settings.GROW: Grow(),
    settings.LUCK: Luck(),
    settings.TREES: Trees(),
}


class WhichQuestion(ChapterInParts):
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
    parts = PARTS

    def ask(self, stage: Any) -> Settings:
        """Ask for part, table and criterion; the table goes above the picture."""
        return settings.ask(stage)

    def shown(self, chosen: Settings) -> tuple:
        """Begin anew with another part or table."""
        return chosen.part, chosen.table.name, chosen.table.columns

    def is_own(self, chosen: Settings) -> bool:
        """Keep a learner's own table for his session alone."""
        return not chosen.shared

    def turn(self, chosen: Settings, record: Any) -> None:
        """Offer the moves of a tree that is being grown."""
        if chosen.part == settings.GROW:
            moves.show(chosen, record, self.go)

    def clicked(self, point: dict) -> None:
        """Ask of the bar that was clicked whether its gain is luck."""
        chosen, kept = st.session_state[f"{self.key}_record"]
        step = st.session_state[f"{self.key}_memory"]["step"]
        attribute = PARTS[settings.RANK].bar(kept.record, step, round(point["y"]))
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
