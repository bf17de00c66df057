"""Settings worth starting from 24 seeds."""

from functools import partial

from pages.ui.chapter import Preset

strip = partial(Preset, part="Many starts", layers=1)
PRESETS = (
    strip(
        "Two units, 24 starts",
        "two soft lines and a ring to draw. Does any of the 24 find a way?",
        units1=2,
    ),
    strip(
        "Three units, 24 starts",
        "a unit more than two, and nothing else is new. How many of the 24 close the "
        "ring now?",
        units1=3,
    ),
    strip(
        "Three ReLUs, and luck",
        "the same three units from 24 seeds, and not all come through. Where do the "
        "losses of the others stop?",
        units1=3,
        act="ReLU",
    ),
    strip(
        "XOR with two sigmoids",
        "they do not all end in the same place. Which pictures come up again and "
        "again?",
        data="XOR",
        units1=2,
        act="Sigmoid",
    ),
    Preset(
        "24 starts",
        "more units than the ring needs, and still not every start gets there. Which "
        "one does not?",
        part="Many starts",
    ),
)
