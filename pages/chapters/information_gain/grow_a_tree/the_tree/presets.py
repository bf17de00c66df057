"""Rows that are worth sending down a tree."""

from pages.ui.chapter import Preset

from ..settings import THE_TREE
from .controls import LABELS

PRESETS = (
    Preset(
        "One flower's way",
        "follow the thick line down. In each box the flower's own value is marked "
        "under the bars: where does it stand nearest to the cut?",
        part=THE_TREE,
    ),
    Preset(
        "Close to another species",
        "find the cuts that this flower is nearest to. Is it enough to cross one?",
        part=THE_TREE,
        row=124,
    ),
    Preset(
        "Another value",
        "this flower's petal is 1.8 wide, and here it is 1.7. Put “Change of it” back "
        "to “Nothing”: at which box do the two ways part?",
        part=THE_TREE,
        row=71,
        change="petal width",
        value=1.7,
    ),
    Preset(
        "By a hair",
        "569 patients, 30 measures of each, and this one is told by a few of them. How "
        "much would have to be otherwise?",
        part=THE_TREE,
        data=LABELS["breast_cancer"],
        row=129,
    ),
    Preset(
        "Three hundred nodes",
        "each question looks at one of 64 pixels. Zoom in, hover over a node, click "
        "one to fold it; the digit's own way stands beside.",
        opens_at=100,
        part=THE_TREE,
        data=LABELS["digits"],
        row=54,
    ),
)
