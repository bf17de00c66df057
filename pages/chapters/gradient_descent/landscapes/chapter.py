"""Landscapes: the optimizers race over hills and valleys of two coordinates.

After it the reader understands that an optimizer is a way to turn what is felt into a
step; which of them is first depends on the ground, on the start and on each one's
learning rate, and a race is fair only where every rate was tuned.
"""

from engines.gradient_descent import (
    OPTIMIZERS,
    SCHEDULES,
)
from pages.chapters.gradient_descent import first
from pages.chapters.gradient_descent.ground_controls import (
    ground_controls,
    window_control,
)
from pages.ui.chapter import Chapter
from pages.ui.choices import Choice, Several
from pages.ui.control import AfterBet, Values, where
from pages.ui.controls import Scale, Slider
from pages.ui.places import Place

from . import words
from .fair_race.part import PART as FAIR_RACE
from .one_update.part import PART as ONE_UPDATE
from .presets import PRESETS
from .race.bends import note_of
from .race.part import PART as RACE
from .race.record import Record as RaceRecord
from .settings import REFERENCE, Settings
from .sweep.part import PART as SWEEP

LABELS = {name: kind.label for name, kind in OPTIMIZERS.items()}
KEYS = {label: name for name, label in LABELS.items()}
WITH_VELOCITY = {LABELS["momentum"], LABELS["nesterov"]}
FIRST_WALKERS = tuple(LABELS[name] for name in ("gradient_descent", "momentum", "adam"))


def is_raced(values: Values) -> bool:
    """Tell whether several walk at once."""
    return values.get("part", "Race") in ("Race", "Fair race")


def is_fair(values: Values) -> bool:
    """Tell whether the race is one for which everyone is tuned."""
    return values.get("part") == FAIR_RACE.title


def is_swept(values: Values) -> bool:
    """Tell whether one number is swept."""
    return values.get("part") == SWEEP.title


def is_set_by_hand(values: Values) -> bool:
    """Tell whether start and rates are the learner's: a fair race finds its own."""
    return not is_fair(values)


def who_may_walk(values: Values) -> dict[str, str]:
    """Return who may be chosen: in a fair race not the reference."""
    no_racer = REFERENCE if is_fair(values) else None
    return {label: key for label, key in KEYS.items() if key != no_racer}


def first_walkers(values: Values) -> tuple[str, ...]:
    """Return who walks at first: a few, whose paths can be told apart, or all."""
    return tuple(who_may_walk(values)) if is_fair(values) else FIRST_WALKERS


def walk(values: Values) -> tuple[str, ...]:
    """Return who walks: all that race, or the one in hand where there is no race."""
    return values.get("walkers") or (values["hand"],)


def hands(values: Values) -> dict[str, str]:
    """Return whose rate may be in hand: one of those that race, or of all."""
    return {label: KEYS[label] for label in values.get("walkers") or LABELS.values()}


def first_hand(values: Values) -> str:
    """Return who is in hand at first: alone, the one of whom there is most to see."""
    alone = values.get("part") == ONE_UPDATE.title
    return LABELS["adam"] if alone else next(iter(hands(values)))


def has_velocity(values: Values) -> bool:
    """Tell whether someone walks who keeps a velocity."""
    return not WITH_VELOCITY.isdisjoint(walk(values))


def of_a_race(note: AfterBet) -> AfterBet:
    """Return a note that is told of the race's records, and of no other part's."""

    def told(says):
        return lambda record: says(record) if isinstance(record, RaceRecord) else None

    return AfterBet(told(note.note), told(note.before))


def rate_of(name: str) -> Scale:
    """Return the scale of a walker's learning rate; that in hand is the main one."""
    label = LABELS[name]
    return Scale(
        f"eta_{name}",
        f"η of {label}",
        first.RATES,
        first.rate_of(name),
        shown=lambda values: is_set_by_hand(values) and label in walk(values),
        help=words.RATE,
        typed=True,
        follows="landscape",
        live=True,
        main=where("hand", label),
        note=of_a_race(note_of(name)),
    )


CHAPTER = Chapter(
    key="gd_landscapes",
    title="Landscapes",
    question=words.QUESTION,
    hint=words.HINT,
    settings=Settings,
    controls=(
        *ground_controls(),
        Several(
            "walkers",
            "Who walks",
            who_may_walk,
            first_walkers,
            shown=is_raced,
            help=lambda values: words.RACERS if is_fair(values) else words.WALKERS,
            follows="part",
        ),
        Choice(
            "hand",
            "In hand",
            hands,
            first_hand,
            as_list=True,
            shown=is_set_by_hand,
            help=words.HAND,
        ),
        *map(rate_of, OPTIMIZERS),
        Slider(
            "beta",
            "Momentum β",
            (0.0, 0.99),
            0.9,
            0.01,
            into="momentum",
            shown=has_velocity,
            help=words.BETA,
            live=True,
        ),
        Place(
            "start",
            "Start",
            first.span_of,
            first.start_of,
            grain=first.grain_of,
            shown=is_set_by_hand,
            help=lambda values: words.START_OF_ALL if is_swept(values) else words.START,
            follows="landscape",
            live=True,
        ),
        Slider("steps", "Steps", (10, 500), 100, 10, into="n_steps", rare=True),
        Choice(
            "form",
            "Momentum is written",
            words.FORMS,
            rare=True,
            help=words.FORM,
        ),
        Choice(
            "correction",
            "Adam's averages are",
            words.CORRECTIONS,
            into="bias_correction",
            rare=True,
            help=words.CORRECTION,
        ),
        Choice(
            "schedule",
            "On the way η",
            {one.label: name for name, one in SCHEDULES.items()},
            rare=True,
            help=words.SCHEDULE,
        ),
        window_control(),
    ),
    parts=(RACE, ONE_UPDATE, FAIR_RACE, SWEEP),
    presets=PRESETS,
    symbols=words.SYMBOLS,
    is_own=lambda settings: settings.is_own,
)
