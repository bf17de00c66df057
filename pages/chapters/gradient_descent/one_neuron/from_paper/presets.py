"""Worked examples that people bring."""

from pages.ui.chapter import Preset

CORNERS = ((0.0, 0.0), (0.0, 1.0), (1.0, 0.0), (1.0, 1.0))
AND, XOR = (0.0, 0.0, 0.0, 1.0), (0.0, 1.0, 1.0, 0.0)


def table_of(targets: tuple[float, ...]) -> tuple[tuple[float, ...], ...]:
    """Return the four corners, each with its target."""
    pairs = zip(CORNERS, targets, strict=True)
    return tuple((*corner, target) for corner, target in pairs)


def _preset(name: str, observe: str, **values: object) -> Preset:
    return Preset(name, observe, part="From paper", **values)


PRESETS = (
    _preset(
        "A table on paper",
        "step through it: which number of your paper is the first that differs, and by "
        "which loss would it agree?",
    ),
    _preset(
        "A sluggish neuron",
        "input 1, target 0, 300 steps. How long does it hardly learn, and which answer "
        "would a book with the whole square print?",
        p_data=((1.0, 0.0),),
        p_w0=2.0,
        p_w1=2.0,
        p_eta=0.15,
        p_epochs=300,
        p_act="Sigmoid",
    ),
    _preset(
        "Half, mean or sum",
        "four samples: by how much does the loss change from one to the other, and how "
        "far does the same η lead?",
        p_data=((-2.0, -1.0), (-1.0, 0.0), (1.0, 0.5), (2.0, 2.0)),
        p_w0=0.0,
        p_w1=0.0,
        p_eta=0.05,
        p_epochs=10,
        p_scale="Sum",
    ),
    _preset(
        "AND, by mistakes",
        "a step unit moves only where its answer is wrong. After which visit is none "
        "wrong any more?",
        p_inputs="Two",
        p_act="Step",
        p_pairs=table_of(AND),
        p_w0=0.0,
        p_w1=0.0,
        p_epochs=10,
    ),
    _preset(
        "A threshold of 0.2",
        "w₀ = −0.2 stays, as some books have it. Which weights does it end with, and "
        "in which epoch?",
        p_inputs="Two",
        p_act="Step",
        p_pairs=table_of(AND),
        p_w0=-0.2,
        p_w1=0.3,
        p_w2=-0.1,
        p_bias="Stays",
        p_epochs=10,
    ),
    _preset(
        "XOR goes round",
        "no line has both 1s on one side. When do weights come back that were there "
        "before?",
        p_inputs="Two",
        p_act="Step",
        p_pairs=table_of(XOR),
        p_w0=0.0,
        p_w1=0.0,
        p_epochs=20,
    ),
)
