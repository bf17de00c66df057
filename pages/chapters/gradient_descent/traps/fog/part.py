"""The part "Fog": only what the hiker has felt is visible.

After it the reader understands what a descent has to go by: a height and a slope at
each place it pays for, and nothing of the hollows in between; so that looking wide and
going deep compete for the same few probes.
"""

from engines.gradient_descent import Felt, feel, foggy_ground, spend
from engines.gradient_descent.fog import _annealing, _descent, _restarts
from engines.gradient_descent.foggy_grounds import bumps_gradient, bumps_value
from pages.ui.chapter import Part
from pages.words.source import lines_of

from .. import settings
from . import checks, endings, formulas, pictures, words
from .controls import CONTROLS
from .known import ABOUT
from .record import Record, reached, run, table
from .script import script
from .turn import clicked, turn


def story_before_bet(record: Record, step: int) -> list[str]:
    """Tell the same without the machines."""
    return words.story(record, step, before_bet=True)


def ran(record: Record, step: int) -> str:
    """Return the lines of the engine that feel a probe."""
    return lines_of(feel, "heights = np.where", "slopes = np.where")


PART = Part(
    settings.FOG,
    hint=words.HINT,
    run=run,
    labels=words.labels,
    panels=pictures.panels,
    bet=endings.bet,
    bet_is_about=ABOUT,
    before_bet={
        "panels": pictures.before_bet,
        "story": story_before_bet,
        "formulas": formulas.of_what_was_felt,
    },
    story=words.story,
    ending=endings.ending,
    formulas=formulas.formulas,
    ran=ran,
    table=table,
    reached=reached,
    opinions=checks.opinions,
    script=script,
    turn=turn,
    clicked=clicked,
    own_words=words.own_words,
    controls=CONTROLS,
    code=(
        Felt,
        feel,
        bumps_value,
        bumps_gradient,
        foggy_ground,
        spend,
        _descent,
        _restarts,
        _annealing,
    ),
)
