"""Numbers of Quinlan's outlook, as they stand on somebody's paper."""

from pages.chapters.my_number.words import TITLE
from pages.ui.chapter import Preset

from ..your_counts.record import OUTLOOK

PRESETS = (
    Preset(
        "0.246 in print",
        "many books print 0.246 for this gain, though rounding makes it 0.247. Is "
        "there a slip, or what became of the digits?",
        view=TITLE,
        counts=OUTLOOK,
        told=(("information gain", "0.246"),),
    ),
    Preset(
        "Gain in nats",
        "nothing went wrong in this gain, and yet it is not 0.2467. Which unit is it "
        "in?",
        view=TITLE,
        counts=OUTLOOK,
        told=(("information gain", "0.1710"),),
    ),
    Preset(
        "Another measure",
        "under the name of the gain stands what ranks questions for some in its place. "
        "What is the gain to be divided by?",
        view=TITLE,
        counts=OUTLOOK,
        told=(("information gain", "0.156"),),
    ),
    Preset(
        "Not weighted",
        "somebody has worked out this gain with one slip: groups of 4 and of 5 days "
        "counted alike. Where do the paths part?",
        view=TITLE,
        counts=OUTLOOK,
        told=(("information gain", "0.2930"),),
    ),
)
