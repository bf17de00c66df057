"""States of "How deep?" that are worth seeing."""

from engines.datasets import DATASETS
from pages.ui.chapter import Preset

from ..settings import HOW_DEEP

LABEL = {name: DATASETS[name].label for name in ("moons", "breast_cancer", "xor")}

PRESETS = (
    Preset(
        "Guest by guest",
        "one label in ten is wrong. When does the tree begin to learn those, too?",
        part=HOW_DEEP,
        data=LABEL["moons"],
    ),
)
