"""The factory. After it the reader understands backpropagation as book-keeping:

the mistake at the end is handed back the way the values came, and at every machine
it is multiplied by what that machine would have passed on; so every weight learns
its own part of the blame in one pass back.
"""

from dataclasses import replace
from typing import Any

from pages.chapters.backpropagation.the_factory import settings
from pages.chapters.backpropagation.the_factory.books import Books
from pages.chapters.backpropagation.the_factory.breaking import Breaking
from pages.chapters.backpropagation.the_factory.chain import ChainRule
from pages.chapters.backpropagation.the_factory.checking import Checking
from pages.chapters.backpropagation.the_factory.factories import FACTORIES
from pages.chapters.backpropagation.the_factory.nudging import Nudging
from pages.chapters.backpropagation.the_factory.one_step import OneStep
from pages.chapters.backpropagation.the_factory.passing import Passing
from pages.chapters.backpropagation.the_factory.presets import PRESETS, SYMBOLS
from pages.chapters.backpropagation.the_factory.settings import Settings
from pages.chapters.backpropagation.the_factory.two_losses import TwoLosses
from pages.ui import tables
from pages.ui.old_chapter import Preset
from pages.ui.old_parts import ChapterInParts

PARTS = {
    settings.PASS: Passing(),
    settings.CHAIN: ChainRule(),
    settings.BOOKS: Books(),
    settings.STEP: OneStep(),
    settings.BREAK: Breaking(),
    settings.CHECK: Checking(),
    settings.LOSSES: TwoLosses(),
    settings.NUDGE: Nudging(),
}
TABLES = {"x": "sample", "w": "first", "v": "second"}


class TheFactory(ChapterInParts):
    """One forward and one backward pass, every number of them, and how to break it."""

    slug = "the_factory"
    key = settings.KEY
    title = "The factory"
    question = (
        "The product that leaves the factory is defective. Which machine is "
        "responsible, and by how much?"
    )
    hint = (
        "Bet first, then press Play: values go forward, blame comes back. "
        "Change any number in the tables and step through it again."
    )
    presets = PRESETS
    symbols = SYMBOLS
    parts = PARTS

    def ask(self, stage: Any) -> Settings:
        """Ask for the part, the network, its numbers, and what the part asks."""
        chosen = settings.ask()
        return replace(chosen, more=PARTS[chosen.part].ask(chosen))

    def shown(self, chosen: Settings) -> tuple:
        """Begin anew with another part or factory."""
        return chosen.part, chosen.factory.code

    def apply(self, values: dict[str, Any]) -> None:
        """Set controls as usual, and the tables of the factory too."""
        plain = dict(values)
        for key, rows in _tables(plain).items():
            tables.put(key, rows)
        super().apply(plain)

    def shows(self, preset: Preset) -> bool:
        """Tell whether controls and tables stand at this preset."""
        plain = dict(preset.values)
        wanted = _tables(plain)
        rest = Preset(preset.name, plain, preset.observe)
        same = all(tables.rows_of(key) == rows for key, rows in wanted.items())
        return same and super().shows(rest)


def _tables(values: dict[str, Any]) -> dict[str, tables.Rows]:
    """Take the tables out of a preset's values: key and rows of each.

    A preset on a factory has its numbers, but for those given as x, w or v.
    """
    given = {which: values.pop(which, None) for which in TABLES}
    if "net" not in values:
        return {}
    factory = FACTORIES[values["net"]]
    return {
        settings.table_key(factory, which): given[which] or getattr(factory, field)
        for which, field in TABLES.items()
    }
