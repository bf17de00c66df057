"""Nodes worth a cut of one's own."""

from pages.ui.chapter import AT_THE_END, Preset  # noqa: F401

PRESETS = (
    Preset(
        "Your cut against the best",
        "drag the orange line at the root. Which feature lets you cut off one species "
        "with a single cut?",
    ),
    Preset(
        "A cut in vain",
        "four corners, two classes. Drag the line anywhere: what does any cut gain?",
        data="XOR",
        made=20,
        spread=0.0,
    ),
)
