"""States of "Grow" worth seeing, each with what to observe there."""

from pages.ui.chapter import AT_THE_END, Preset

from ..record import AT_A_CUT, GAPS, GROW, LABEL
from .rule import BY_RULE

*_, SHARED_OUT = GAPS
PRESETS = (
    Preset(
        "Grow Quinlan's tree",
        "the best question is asked, and two bags are still mixed. Ask on, or let the "
        "machine: each question is asked only of the rows that reach it. Which bits "
        "of the ledger does it pay for?",
        opens_at=AT_THE_END,  # all of the tree that there is
        part=GROW,
        tree=((0, "Outlook"),),  # only begun: the rest is to be bet on
    ),
    Preset(
        "A bad first question",
        "the first question is not the best one. Let the machine finish: the tree "
        "still ends without a mistake, and the bits missed at first are bought later. "
        "At what price?",
        opens_at=AT_THE_END,
        part=GROW,
        tree=((0, "Temperature"),),
    ),
    Preset(
        "Two switches",
        "neither switch alone says anything, so both gains are zero. Ask one after "
        "the other: would it be a mistake to stop at a zero gain?",
        part=GROW,
        table=LABEL["two_switches"],
    ),
    Preset(
        "A stop at zero",
        "a question must gain more than nothing here, and neither switch does alone. "
        "Nothing is asked, and half of the cases are told wrongly. What would two "
        "questions tell?",
        part=GROW,
        table=LABEL["two_switches"],
        stop=BY_RULE,
        least="0",
    ),
    Preset(
        "Learned by heart",
        "a third of Congress is held out, and the rule stops nothing. Let the machine "
        "finish: in the end it tells all learned rows rightly. When were those held "
        "out told best?",
        part=GROW,
        table=LABEL["congress"],
        stop=BY_RULE,
    ),
    Preset(
        "One vote and no more",
        "one question on a path, and then the rule closes every bag. How many members "
        "that are held out does a single vote tell?",
        part=GROW,
        table=LABEL["congress"],
        stop=BY_RULE,
        deepest="1",
        tree=((0, "physician fee freeze"),),
    ),
    Preset(
        "Stopped too soon",
        "one question on a path again, now in the zoo. Would those held out be told "
        "better if the machine asked on?",
        part=GROW,
        table=LABEL["zoo"],
        stop=BY_RULE,
        deepest="1",
        tree=((0, "legs"),),
    ),
    Preset(
        "Large bags only",
        "a bag of fewer than 30 members is asked nothing. Let the machine finish: "
        "which bags are left mixed, and does that cost anything among those held out?",
        part=GROW,
        table=LABEL["congress"],
        stop=BY_RULE,
        fewest=30,
    ),
    Preset(
        "A day without its humidity",
        "numbers are asked at their best cut, and of the new day nobody measured the "
        "humidity: it goes down both ways, in parts. What do they say together?",
        part=GROW,
        table=LABEL["measured_days"],
        cut=AT_A_CUT,
        gaps=SHARED_OUT,
        tree=((0, "Outlook"), (1, "Humidity"), (3, "Wind")),
        row=((0, 0), (2, ""), (3, 1)),
    ),
)
