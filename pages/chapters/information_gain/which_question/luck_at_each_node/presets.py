"""States of "Luck at each node" worth seeing, each with what to observe there."""

from pages.ui.chapter import Preset

from ..record import LABEL, NODES

PRESETS = (
    Preset(
        "Luck in Congress",
        "the first vote gains far more than luck ever does. Go on to nodes with few "
        "members, and look at how much luck gains there.",
        part=NODES,
        table=LABEL["congress"],
    ),
    Preset(
        "A tree of nothing",
        "the parties are dealt out among the members at random, so no vote knows "
        "anything. How large a tree does gain grow from it, and where does the test "
        "stop?",
        part=NODES,
        table=LABEL["congress"],
        dealt=True,
    ),
    Preset(
        "A least gain",
        "the tree on the left keeps a question that luck matches, and drops one that "
        "luck never does. Is there a better least gain?",
        part=NODES,
        table=LABEL["congress"],
        over=0.3,
    ),
    Preset(
        "Two switches tested",
        "the first question gains nothing, so luck always does as well. What becomes "
        "of the lamp if you stop there?",
        part=NODES,
        table=LABEL["two_switches"],
    ),
)
