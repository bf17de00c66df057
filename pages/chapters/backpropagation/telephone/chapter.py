"""Telephone. After it the reader understands why depth is hard, and what mends it:

blame is multiplied by one number after another on its way back, so it dies out or
explodes unless those numbers are near 1; every famous fix is a way to keep them there.
"""

from dataclasses import replace
from typing import Any

from pages.chapters.backpropagation.telephone import settings
from pages.chapters.backpropagation.telephone.census import Census
from pages.chapters.backpropagation.telephone.ladder import Ladder
from pages.chapters.backpropagation.telephone.learning import Learning
from pages.chapters.backpropagation.telephone.mapping import Mapping
from pages.chapters.backpropagation.telephone.one_stack import OneStack
from pages.chapters.backpropagation.telephone.presets import PRESETS, SYMBOLS
from pages.chapters.backpropagation.telephone.settings import Settings
from pages.ui.old_parts import ChapterInParts

PARTS = {
    settings.STACK: OneStack(),
    settings.LADDER: Ladder(),
    settings.MAP: Mapping(),
    settings.CENSUS: Census(),
    settings.LEARN: Learning(),
}


class Telephone(ChapterInParts):
    """A deep stack of layers: what is left of the blame when it reaches the first?"""

    slug = "telephone"
    key = settings.KEY
    title = "Telephone"
    question = (
        "Blame is whispered back from layer to layer, through dozens of them. What is "
        "left of it when it reaches the first?"
    )
    hint = (
        "Bet first, then press Play: the whisper travels back layer by layer. "
        "Change depth, units or scale and compare."
    )
    presets = PRESETS
    symbols = SYMBOLS
    parts = PARTS

    def ask(self, stage: Any) -> Settings:
        """Ask for the part, the stack, and what the part asks."""
        chosen = settings.ask()
        return replace(chosen, more=PARTS[chosen.part].ask(chosen))
