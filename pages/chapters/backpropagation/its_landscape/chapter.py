"""Its landscape: a network's loss over a plane, and the paths of its training.

After it the reader understands that training is the hiker's walk downhill, in dozens of
directions at once: a map shows two of them, and one has to ask how much of the walk
lies in these two before one believes it.
"""

from engines.backpropagation import ACTIVATIONS
from engines.datasets import PLANE_TASKS
from pages.ui.chapter import Chapter
from pages.ui.choices import Choice
from pages.ui.control import where
from pages.ui.controls import Beside, Seed, Slider

from . import words
from .one_plane.part import PART as ONE_PLANE
from .presets import PRESETS
from .settings import TASKS, Settings
from .sharp_and_flat.part import PART as SHARP_AND_FLAT
from .with_shortcuts.part import PART as WITH_SHORTCUTS

DATA = {PLANE_TASKS[name].label: name for name in TASKS}
UNITS = {ACTIVATIONS[name].label: name for name in ("tanh", "sigmoid", "relu")}
# Where the learner says how large the network is.
SHALLOW = {"shown": where("part", ONE_PLANE.title)}

CHAPTER = Chapter(
    key="bp_land",
    title="Its landscape",
    question=words.QUESTION,
    hint=words.HINT,
    settings=Settings,
    controls=(
        Choice("data", "Data", DATA, "Circle", most_buttons=1),
        Beside(
            "sizes",
            (
                Slider(
                    "layers", "Hidden layers", (0, 4), 2, 1, into="n_hidden", **SHALLOW
                ),
                Slider(
                    "units", "Units in each", (1, 8), 4, 1, into="n_units", **SHALLOW
                ),
            ),
        ),
        Choice("act", "Units", UNITS, "tanh", into="activation", rare=True),
        Seed("seed", help=words.SEED, stays=True, rare=True),
    ),
    parts=(ONE_PLANE, SHARP_AND_FLAT, WITH_SHORTCUTS),
    presets=PRESETS,
    symbols=words.SYMBOLS,
)
