"""The part "One split": a node, all its cuts, and one of the learner's own.

After it the reader understands that a tree tries every cut of every feature at a node,
between any two neighbouring values, and takes the one whose two sides are purest on
average; what wins often wins by little, or by a tie-break.
"""

import numpy as np

from engines.decision_trees import (
    Candidates,
    candidate_splits,
    cut,
    cuts_along,
    feature_ranking,
    grow,
    information_gain,
)
from pages.chapters.information_gain import samples
from pages.chapters.information_gain.cuts.live import follow
from pages.figures.live import Live
from pages.ui.chapter import Part
from pages.ui.choices import Choice
from pages.ui.control import Values
from pages.ui.controls import Slider

from .. import settings
from . import bets, checks, endings, pictures, ranked, record, words
from .code import ran
from .formulas import formulas
from .script import script

NODE = 0  # the panel
TREES_OWN = "The tree's (at the root after the bet)"
FEATURE = "Which feature's classes and gains are shown large. Click a row to see it."
CUT = (
    "How far to the right in the picture you cut. Of several cuts within a percent it "
    "is the best one. You can drag the line in the picture, too."
)


def features(values: Values) -> dict[str, str]:
    """Return the features that can be shown large, by their names."""
    names = samples.dataset_at(values).attributes
    return {TREES_OWN: "", **{name: name for name in names}}


def live(record: record.Record, name: str, values: np.ndarray) -> Live | None:
    """Return what follows the hand on the cut."""
    return follow(record, NODE, values) if name == "cut" else None


PART = Part(
    settings.ONE_SPLIT,
    run=record.run,
    labels=words.labels,
    panels=pictures.panels,
    bet=bets.bet,
    bet_is_about=(
        *("data", "own", "n_made", "spread", "seed", "criterion"),
        *("min_samples_leaf", "min_samples_split", "min_gain"),
    ),
    before_bet={
        "panels": lambda record: pictures.panels(record.before_bet),
        "story": lambda record, step: words.story(record.before_bet, step),
        "formulas": lambda record, step: formulas(record.before_bet, step),
        "live": lambda record, *what: live(record.before_bet, *what),
    },
    story=words.story,
    ending=endings.ending,
    formulas=formulas,
    table=record.table,
    reached=record.reached,
    opinions=checks.opinions,
    opinions_at=checks.opinions_at,
    reference=checks.reference,
    script=script,
    ran=ran,
    live=live,
    clicked=ranked.clicked,
    click_stays=True,
    controls=(
        Slider(
            "cut",
            "Your cut",
            (0, 100),
            40,
            1,
            format="%d%%",
            help=CUT,
            live=True,
            main=True,
        ),
        Choice(
            "feature",
            "Feature",
            features,
            TREES_OWN,
            into="shown_feature",
            as_list=True,
            follows=("data", "own"),
            main=True,
            help=FEATURE,
        ),
    ),
    code=(
        *(candidate_splits, Candidates, feature_ranking, cuts_along, cut),
        *(information_gain, grow),
    ),
)
