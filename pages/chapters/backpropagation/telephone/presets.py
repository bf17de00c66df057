"""Stacks worth seeing."""

from pages.ui.chapter import Preset

PRESETS = (
    Preset(
        "Twenty sigmoids",
        "a sigmoid's slope is at most 0.25. What do twenty of them leave of the blame, "
        "and along what kind of line?",
    ),
    Preset(
        "tanh, small weights",
        "compare two ways back: that of the blame, and that of the weights' gradients. "
        "Which of them would warn you?",
        act="tanh",
        init="Normal",
        scale=0.01,
    ),
    Preset(
        "tanh, large weights",
        "weights this large saturate most units, and a saturated unit passes on next "
        "to nothing. So what becomes of the blame?",
        act="tanh",
        init="Normal",
    ),
    Preset(
        "ReLU with He",
        "half the units pass blame on whole, half pass nothing. How well do He's "
        "weights, √2 times as large, make up for that?",
        act="ReLU",
        init="He",
    ),
    Preset(
        "A hundred layers",
        "a fix that is right on average, repeated a hundred times: how far apart do "
        "the luckiest and the unluckiest network end, the edges of the band?",
        depth=100,
        act="ReLU",
        init="He",
    ),
    Preset(
        "The ladder",
        "fix by fix, in the order of their years: which of them hold the line, and "
        "what do the same fixes do in the wrong place?",
        part="Ladder of fixes",
        seed=0,
    ),
    Preset(
        "The edge",
        "blame vanishes over small weights and explodes over larger ones. How wide is "
        "what lies between, does theory know where, and what do the largest do?",
        part="Map",
        act="tanh",
    ),
    Preset(
        "Saturated",
        "with weights ten times as large as Xavier's, how many units sit on the flat "
        "parts of their S?",
        part="Census",
        scale=10.0,
    ),
    Preset(
        "Two learners",
        "same data, same depth, same number of steps. Watch the gradients of the "
        "first layers, before training and as it goes.",
        part="Does it learn?",
        seed=0,
    ),
)
