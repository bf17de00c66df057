"""Nodes that are worth a cut of one's own."""

from pages.ui.chapter import AT_THE_END, Preset

PRESETS = (
    Preset(
        "Your cut against the best",
        "drag the line, then show another feature. How pure can you make one side?",
    ),
    Preset(
        "A cut in vain",
        "four corners, two classes. Drag the line anywhere: what does a cut gain? What "
        "do the next cuts gain?",
        data="XOR",
        made=20,
        spread=0.0,
    ),
    Preset(
        "Mistakes counted",
        "a gain is by how much the share of mistakes falls. After the first split "
        "choose “Entropy”: is it the same cut?",
        data="Wine (178 wines)",
        by="Misclassification",
    ),
    Preset(
        "A photo finish",
        "ten measures of cells, three numbers of each. By how much does the first one "
        "win?",
        data="Breast cancer (569 patients)",
    ),
    Preset(
        "Leaves that stay mixed",
        "this tree may be two questions deep. Why are its leaves not split further?",
        opens_at=AT_THE_END,
        depth=2,
    ),
)
