"""States of "Luck at each node" worth seeing, each with what to observe there."""

from pages.ui.chapter import Preset

from ..record import LABEL, NODES

PRESETS = (
    Preset(
        "Luck in Congress",
        "look at how much luck's best question gains: first at the root, among all "
        "members, then at nodes with few.",
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
        "at this least gain the tree on the left asks some questions and drops "
        "others. Compare what the test says of both: is there a better least gain?",
        part=NODES,
        table=LABEL["congress"],
        over=0.3,
    ),
    Preset(
        "Two switches tested",
        "look at what the first question gains, at how often luck does as well, and "
        "at what both trees make of the lamp.",
        part=NODES,
        table=LABEL["two_switches"],
    ),
)
