"""States of "Best small tree" worth seeing, each with what to observe there."""

from pages.ui.chapter import Preset

from ..record import BEST, LABEL

_TOGETHER = tuple(  # Play is Yes where humidity is high and the wind strong, or neither
    (day, 4, play)
    for play, days in (("No", (2, 3, 6, 10)), ("Yes", (1, 13)))
    for day in days
)
PRESETS = (
    Preset(
        "The best small tree",
        "the same days, and two questions on a path at most. Greedy never looks "
        "further than one question: does it pay for that here?",
        part=BEST,
    ),
    Preset(
        "Congress in three questions",
        "435 members, and three questions on a path at most. Follow the two trees "
        "question by question: do they part, and is one of them wrong less often?",
        part=BEST,
        table=LABEL["congress"],
        at_most=3,
    ),
    Preset(
        "The zoo in fewest questions",
        "four questions on a path at most, and you want to ask as little as you can. "
        "Legs gain most: compare the two trees from the first box down.",
        part=BEST,
        table=LABEL["zoo"],
        at_most=4,
        aim="Questions a row",
    ),
    Preset(
        "Two that go together",
        "six days have another answer now: Humidity and Wind tell it together, and "
        "next to nothing alone. What does each of the trees ask first?",
        part=BEST,
        cells=_TOGETHER,
    ),
    Preset(
        "No gain at first",
        "neither switch gains anything alone. With two questions on a path the best "
        "tree asks one all the same: is greedy any worse here, and what is left of "
        "both trees if only one question is allowed?",
        part=BEST,
        table=LABEL["two_switches"],
    ),
)
