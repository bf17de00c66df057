"""The box for counts, as they stand on paper."""

from pages.chapters.information_gain.count_box import CountBox
from pages.ui.control import where

from .presets import VIEW
from .record import OUTLOOK
from .words import mismatch

HELP = (
    "First the whole bag, then a group a line: 9 yes, 5 no; sunny 2 3; or sunny: 2 "
    "yes, 3 no; or sunny (2, 3). Semicolons do as well as lines. The bag may be left "
    "out, or stand alone. 2 to 6 classes, 2 to 8 groups."
)
COUNTS = CountBox(
    "counts",
    "Your counts, a group a line",
    OUTLOOK,
    into="given",
    help=HELP,
    main=where("view", VIEW),
    note=mismatch,
)
