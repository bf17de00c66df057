"""The part "Two directions": one learning rate has to serve both.

After it the reader understands that a bowl is two valleys of one dimension, that the
steep one forbids the η the flat one needs, and that a ball's speed adds up along the
flat one while its zigzag across the steep one cancels.
"""

from engines.gradient_descent import (
    GradientDescent,
    Momentum,
    component_path,
    components,
)
from engines.gradient_descent.descent import take_steps
from pages.ui.chapter import Part
from pages.ui.choices import Choice
from pages.ui.controls import Slider
from pages.ui.places import Place

from .. import settings
from .. import words as chapter_words
from . import bets, endings, pictures, record, remedies, words
from .code import ran
from .formulas import formulas
from .live import live
from .script import script

PART = Part(
    settings.TWO_DIRECTIONS,
    controls=(
        Place(
            "start",
            "Start",
            settings.SPAN,
            settings.FIRST_START,
            grain=0.5,
            finest=9,
            live=True,
            help=chapter_words.START,
        ),
        Choice(
            "view",
            "Each direction",
            settings.VIEWS,
            stays=True,
            help=chapter_words.VIEW,
        ),
        Slider(
            "turn",
            "Turn of the bowl (degrees)",
            (0.0, 90.0),
            30.0,
            5.0,
            into="rotation",
            rare=True,
            format="%.0f°",
        ),
        Slider("steps", "Steps", (10, 100), 40, 5, into="n_steps", rare=True),
    ),
    run=record.run,
    labels=chapter_words.labels,
    panels=pictures.panels,
    bet=bets.bet,
    bet_is_about=("condition_number", "learning_rate", "start", "rotation", "n_steps"),
    story=words.story,
    ending=endings.ending,
    remedy=remedies.remedy,
    live=live,
    clicked=record.start_at,
    ran=ran,
    formulas=formulas,
    table=record.table,
    opinions=record.opinions,
    script=script,
    code=(
        GradientDescent,
        Momentum,
        take_steps,
        components,
        component_path,
    ),
)
