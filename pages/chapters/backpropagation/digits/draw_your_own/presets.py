"""Drawings worth seeing."""

from functools import partial

from pages.ui.canvas import BLANK, LETTERS
from pages.ui.chapter import AT_THE_END, Preset

from ..record import FIRST_DRAWN

DRAW = "Draw your own"
LIKE_A_7 = "00005f600004fg4003bgag4004b30g4000001g4000003g3000005g4000006f40"
MISREAD = "000a9000003fd50000dd1d0000g70g0000gb3f0000e7gc00009df600000da000"
SMALL = "ggg0000000g000000gg0000000g00000ggg00000000000000000000000000000"
drawing = partial(Preset, part=DRAW)
PRESETS = (
    drawing(
        "A clear 3",
        "someone's 3 that the network never saw. How sure is it, and how few pixels "
        "make it doubt?",
        drawn=FIRST_DRAWN,
    ),
    drawing(
        "A 1 that looks like a 7",
        "it reads this 1 rightly. Which digits that it learned from are nearest?",
        drawn=LIKE_A_7,
    ),
    drawing(
        "A 0 it cannot read",
        "it is a 0, and the network says something else. Try to mend it with the pen.",
        drawn=MISREAD,
    ),
    drawing(
        "In a corner",
        "a small 3, seen where it was drawn. Switch “Move and enlarge it” on: what "
        "does it say now?",
        drawn=SMALL,
        centred=False,
    ),
    drawing(
        "A blank page",
        "nothing is drawn. What does it say of nothing?",
        drawn=BLANK,
        opens_at=AT_THE_END,
    ),
    drawing(
        "All black",
        "every pixel is as dark as can be. How sure is it of that?",
        drawn=LETTERS[-1] * len(BLANK),
    ),
)
