"""Planes worth seeing."""

from pages.ui.chapter import Preset

ONE_PLANE = {"part": "One plane"}
SHARP = {"part": "Sharp and flat"}
PRESETS = (
    Preset(
        "Along the paths",
        "three optimizers leave the same start. Where on the map does each of them "
        "come to rest, and is it as low as the map says?",
        **ONE_PLANE,
    ),
    Preset(
        "At random",
        "the plane goes through where gradient descent ends, in two random directions. "
        "How much of the way there can be seen?",
        plane="At random",
        pseed=1,
        **ONE_PLANE,
    ),
    Preset(
        "A spiral",
        "a hard task for a small network. How far from the map does Adam get?",
        data="Spiral",
        hand="Adam",
        **ONE_PLANE,
    ),
    Preset(
        "A straight line",
        "no hidden layer, three parameters: how much can a plane miss of three "
        "dimensions?",
        data="Two clouds",
        layers=0,
        **ONE_PLANE,
    ),
    Preset(
        "Small and large batches",
        "the same starts, trained in batches of 10 and on all samples at once. Which "
        "ends are flatter, and which are better in the test?",
        data="XOR",
        act="ReLU",
        **SHARP,
    ),
    Preset(
        "As many epochs",
        "the same, but now small batches take ten times as many updates. What becomes "
        "of the verdict?",
        data="XOR",
        act="ReLU",
        equal="Epochs",
        **SHARP,
    ),
    Preset(
        "Flat made sharp",
        "the first layer of ReLUs times 4, the next one divided by 4: the same "
        "function, and every answer as before. How sharp is it now?",
        data="XOR",
        act="ReLU",
        rescale=4.0,
        ways="The same for both",
        **SHARP,
    ),
    Preset(
        "Sixteen layers",
        "the spiral again, deeper and deeper. Where does depth stop helping, and for "
        "which of the two?",
        part="With shortcuts",
        data="Spiral",
    ),
    Preset(
        "Sixteen layers of ReLUs",
        "the same with ReLUs. Look at the highest loss of both pictures as it gets "
        "deeper.",
        part="With shortcuts",
        act="ReLU",
    ),
    Preset(
        "Thirty times too fast",
        "watch the paths and the loss when every learning rate is 30 times as large.",
        times=30.0,
        **ONE_PLANE,
    ),
)
