"""One plane through all parameters: the paths on it, and what it cannot show."""

from engines.backpropagation import loss_plane, path_seen, pca_plane, random_plane
from engines.backpropagation.landscape import losses_at
from pages.figures.racers import RACERS
from pages.ui.chapter import Part
from pages.ui.choices import Choice, Several
from pages.ui.control import where
from pages.ui.controls import Scale, Seed
from pages.ui.doors import door
from pages.words.source import lines_of

from .. import words as chapter_words
from ..settings import RATES
from . import ending, pictures, record, words
from .formulas import formulas
from .script import script

NAMES = {RACERS[name].label: name for name in RATES}
FIRST = tuple(RACERS[name].label for name in ("gradient_descent", "momentum", "adam"))
PLANES = {"Along all paths": "paths", "At random": "random"}
EPOCHS = (10.0, 30.0, 100.0, 300.0, 1000.0)
TIMES = (0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0, 30.0, 100.0)


def ran(found: record.Record, step: int) -> str:
    """Return the lines that lay the plane, or that look at a point from it."""
    if step == 0 and found.settings.plane == "paths":
        return lines_of(pca_plane, "around = snapshots", "np.linalg.svd")
    if step == 0:
        return lines_of(random_plane, "weights.append")
    return lines_of(path_seen, "places = plane", "below = plane", "losses = losses_at")


def _chosen(values: dict) -> dict[str, str]:
    """Return the optimizers that were chosen, by their labels."""
    return {label: NAMES[label] for label in values["walkers"]}


def below(found: record.Record, step: int) -> None:
    """Show the way to the hiker, who walks in two directions and sees them both."""
    door(words.HIKER, "gradient_descent", "gd", "Landscapes")


PART = Part(
    "One plane",
    run=record.run,
    labels=words.labels,
    panels=pictures.panels,
    bet=words.bet,
    bet_is_about=(
        "data",
        "seed",
        "n_hidden",
        "n_units",
        "activation",
        "n_epochs",
        "walkers",
        "times",
        "plane",
        "plane_seed",
        "hand",
    ),
    tick=0.1,
    below=below,
    story=words.story,
    ending=ending.ending,
    remedy=ending.remedy,
    formulas=formulas,
    table=record.table,
    reached=record.reached,
    opinions=record.opinions,
    reference=record.reference,
    script=script,
    ran=ran,
    code=(loss_plane, losses_at, random_plane, pca_plane, path_seen),
    controls=(
        Choice("plane", "The plane", PLANES, main=True),
        Seed(
            "pseed",
            label="Directions",
            into="plane_seed",
            again="Others",
            help=chapter_words.PLANE_SEED,
            shown=where("plane", "At random"),
        ),
        Several("walkers", "Optimizers", NAMES, FIRST),
        Choice(
            "hand",
            "Held against the truth",
            _chosen,
            lambda values: values["walkers"][0],
            help=chapter_words.HAND,
            follows="walkers",
            as_list=True,
        ),
        Choice("view", "Seen", pictures.VIEWS, pictures.ABOVE, stays=True),
        Scale("epochs", "Epochs", EPOCHS, 300.0, into="n_epochs", rare=True),
        Scale(
            "times",
            "Learning rates, times",
            TIMES,
            1.0,
            help=chapter_words.TIMES,
            typed=True,
            rare=True,
        ),
    ),
)
