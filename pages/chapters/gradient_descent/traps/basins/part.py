"""The part "Basins": where every start of a map ends, by any walker on any ground.

After it the reader understands that start, rule and learning rate decide together in
which hollow a walk ends; that the lowest one need not have the largest basin; and that
a minimum whose edge the learning rate passes vanishes from the map.
"""

from engines.gradient_descent import (
    Adam,
    Newton,
    basin_map,
    descend,
    difference,
    rate_map,
    with_minima,
)
from engines.gradient_descent.basins import _fates
from engines.gradient_descent.edges import edge_at
from engines.gradient_descent.holding import holds_all
from engines.gradient_descent.rate_maps import _stay
from pages.chapters.gradient_descent import first
from pages.chapters.gradient_descent.ground_controls import OWN_GROUND
from pages.ui.chapter import Part
from pages.ui.choices import Choice
from pages.ui.control import Values
from pages.ui.controls import Scale, Slider
from pages.ui.places import Place, Point, Span
from pages.words.source import lines_of

from .. import settings
from .. import words as chapter_words
from . import bets, checks, endings, live, pictures, record, words
from .formulas import formulas
from .script import script

STEPS = (20, 50, 100, 200, 300, 500)
TARGETS = {"Bottoms": "bottom", "Level ground": "level"}
NEWTON, WITH_VELOCITY = Newton.label, ("Momentum", "Nesterov")


def span_of(values: Values) -> Span:
    """Return where a start may be: inside the window."""
    if values.get("landscape") == OWN_GROUND:
        half = float(values.get("window", 3.0))
        return ((-half, half), (-half, half))
    return first.span_of(values)


def start_of(values: Values) -> Point:
    """Return the first start on a ground."""
    if values.get("landscape") == OWN_GROUND:
        half = float(values.get("window", 3.0))
        return (round(-0.6 * half, 6), round(0.4 * half, 6))
    return first.start_of(values)


def grain_of(values: Values) -> float:
    """Return what the boxes of a start count in: a round part of the window."""
    (low, high), _ = span_of(values)
    return 0.1 if high - low > 9 else 0.05 if high - low > 4.5 else 0.02


def has_other(values: Values) -> bool:
    """Tell whether there is a second walker."""
    return values.get("map_view") == record.DIFFERENCE


def first_other_rate(values: Values) -> float:
    """Return the second walker's first learning rate on the landscape chosen."""
    rate = first.rate_of(settings.LABELS[values["other"]])
    return rate(values) if callable(rate) else rate


def is_newton(values: Values) -> bool:
    """Tell whether one who walks is Newton."""
    who = [values.get("walker"), values.get("other") if has_other(values) else None]
    return NEWTON in who


def ran(kept: record.Record, position: int) -> str:
    """Return the lines that tell where a walk has arrived; at the end its fate."""
    if position == len(kept.shown) - 1:
        return lines_of(_fates, "arrived = ", "rests = ", "fates = ", "return np.where")
    return lines_of(_stay, "nearest = ", "away = ", "outside = ", "since[moved] = ")


CONTROLS = (
    Choice("map_view", "The map shows", record.VIEWS, help=words.VIEW),
    Choice(
        "other",
        "Held against",
        settings.LABELS,
        Adam.label,
        as_list=True,
        shown=has_other,
        help=words.OTHER,
    ),
    Scale(
        "other_eta",
        "η of the second",
        first.RATES,
        first_other_rate,
        into="other_rate",
        shown=has_other,
        help=chapter_words.RATE,
        typed=True,
        follows=("landscape", "other"),
        live=True,
    ),
    Slider(
        "other_beta",
        "β of the second",
        (0.0, 0.99),
        settings.FIRST_MOMENTUM,
        0.01,
        into="other_momentum",
        shown=lambda values: has_other(values) and values.get("other") in WITH_VELOCITY,
        help=chapter_words.BETA,
        live=True,
    ),
    Choice(
        "jumps",
        "Newton jumps to",
        TARGETS,
        into="newton_target",
        shown=is_newton,
        help=words.JUMPS,
    ),
    Place(
        "map_start",
        "Start",
        span_of,
        start_of,
        grain=grain_of,
        help=words.START,
        follows=("landscape", "window"),
        live=True,
    ),
    Scale("map_steps", "Steps at most", STEPS, 300, rare=True),
)
PART = Part(
    settings.BASINS,
    controls=CONTROLS,
    run=record.run,
    labels=words.labels,
    panels=pictures.panels,
    bet=bets.bet,
    bet_is_about=(
        "landscape",
        "formula",
        "window",
        "condition_number",
        "rotation",
        "walker",
        "learning_rate",
        "momentum",
        "newton_target",
        "map_steps",
    ),
    before_bet={"panels": pictures.panels_before_bet},
    story=words.story,
    ending=endings.ending,
    formulas=formulas,
    table=record.table,
    reached=record.reached,
    opinions=checks.opinions,
    script=script,
    clicked=record.start_at,
    click_stays=True,
    live=live.live,
    ran=ran,
    hint=words.HINT,
    code=(
        basin_map,
        _fates,
        rate_map,
        _stay,
        with_minima,
        difference,
        edge_at,
        holds_all,
        descend,
    ),
)
