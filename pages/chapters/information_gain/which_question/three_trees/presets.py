"""States of "Three trees" worth seeing, each with what to observe there."""

from pages.ui.chapter import Preset

from ..record import LABEL, TREES

PRESETS = (
    Preset(
        "Three trees",
        "three ways to grow from the same days: a child for every answer by gain, by "
        "gain ratio, and with yes/no questions only.",
        part=TREES,
    ),
    Preset(
        "Three trees of animals",
        "the number of legs has six answers. Look at which tree asks it first, and at "
        "what the ratio makes of it.",
        part=TREES,
        table=LABEL["zoo"],
    ),
    Preset(
        "Three trees of votes",
        "16 votes, each with three answers: yes, no and neither. Which way to ask "
        "needs the fewest boxes at the end?",
        part=TREES,
        table=LABEL["congress"],
    ),
)
