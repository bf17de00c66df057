"""States of "Three trees" worth seeing, each with what to observe there."""

from pages.ui.chapter import Preset

from ..record import TREES

PRESETS = (
    Preset(
        "Three trees",
        "three ways to grow from the same days: a child for every answer by gain, by "
        "gain ratio, and with yes/no questions only.",
        part=TREES,
    ),
)
