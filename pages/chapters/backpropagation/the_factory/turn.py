"""The learner's next move: take the step that is shown, and go on from there.

The new weights become the old ones: they go into the tables, with all their digits, so
that k steps taken one by one are the very k steps of a loop. Each step can be undone.
"""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import streamlit as st

from engines.backpropagation import Parameters
from pages.ui.tables import Cells
from pages.words.numbers import few
from pages.words.sentences import counted, typeset

from . import own_paste
from .record import TEN_THOUSAND, Settings, Trip

WALK = "bp_factory_walk"  # where the steps began, how many, and where they have led
Put = Callable[..., None]  # values, step


def after_one(record: Any, put: Put) -> None:
    """Let the learner take the step that is shown, or 10,000 such steps."""
    settings, moved = record.settings, record.trip.numbers.next_parameters
    with st.container(horizontal=True, gap="small", key="bp_factory_turn"):
        after = after_step(record.trip)
        _button(settings, moved, 1, "Take this step", put, after)
        if not settings.factory.is_own:  # those take one of the three
            st.button(
                "See 10,000 steps",
                key="bp_factory_take_many",
                on_click=put,
                args=({"part": TEN_THOUSAND}, 0),
            )
    _walked(settings, float(record.trip.numbers.passed.loss), put)
    _told_why_not(settings, moved)
    if settings.factory.is_own:
        own_paste.offer(settings, put)


def after_many(record: Any, put: Put) -> None:
    """Let the learner go on from where 10,000 steps have led."""
    settings, n_steps = record.settings, record.counts[-1]
    moved = record.parameters(n_steps)
    _button(settings, moved, n_steps, "Start from the last weights", put)
    _walked(settings, float(record.losses[0]), put)
    _told_why_not(settings, moved)


def after_step(trip: Trip) -> dict[str, Any]:
    """Return the controls' values after the step that is shown.

    Where each sample takes a step of its own, the next sample is followed; the last
    one's step goes into the tables, and the first sample is followed again.
    """
    settings, n = trip.settings, len(trip.settings.sample)
    if settings.one_by_one and settings.followed + 1 < n:
        return {**state_of(settings), "own_at": str(settings.followed + 2)}
    tables = tables_of(settings, trip.numbers.next_parameters)
    first = {"own_at": "1"} if settings.one_by_one and n > 1 else {}
    speed = tuple(trip.velocity.tolist()) if settings.momentum else ()
    return {**state_of(settings), **tables, **first, **_of_own(settings, speed)}


def state_of(settings: Settings) -> dict[str, Any]:
    """Return the controls' values that steps change, as they stand."""
    held = tables_of(settings, settings.parameters)
    n, at = len(settings.sample), {"own_at": str(settings.followed + 1)}
    return {**held, **(at if n > 1 else {}), **_of_own(settings, settings.velocity)}


def _of_own(settings: Settings, velocity: tuple[float, ...]) -> dict[str, Any]:
    return {"own_velocity": velocity} if settings.factory.is_own else {}


def tables_of(settings: Settings, held: Parameters) -> dict[str, Cells]:
    """Return parameters as the tables hold them, by the tables' names."""
    factory = settings.factory
    names = (f"{factory.code}_{letter}" for letter in factory.letters)
    learns = [(row,) for row in settings.moving] or [()] * len(held.weights)
    layers = zip(held.weights, held.biases, learns, strict=True)
    tables = (
        tuple(map(tuple, np.vstack([into, biases, *rows]).tolist()))
        for into, biases, rows in layers
    )
    return dict(zip(names, tables, strict=True))


def too_large(settings: Settings, held: Parameters) -> tuple[str, float] | None:
    """Return the largest of the parameters that no table can hold, if there is one."""
    places = settings.names.parameters().items()
    found = {name: place.value_in(held) for name, place in places}
    name = max(found, key=lambda one: abs(found[one]))
    largest = settings.factory.largest
    return (name, found[name]) if abs(found[name]) > largest else None


def _button(
    settings: Settings,
    moved: Parameters,
    n_steps: int,
    label: str,
    put: Put,
    after: Mapping[str, Any] | None = None,
) -> None:
    after = after or tables_of(settings, moved)
    st.button(
        label,
        key="bp_factory_take",
        on_click=_take,
        args=(settings, after, n_steps, put),
        disabled=(
            too_large(settings, moved) is not None or after == state_of(settings)
        ),
        help="The new weights become the old ones: they go into the tables.",
    )


def _take(settings: Settings, after: Mapping[str, Cells], n: int, put: Put) -> None:
    """Put the new weights into the tables (in a callback), and count the steps.

    Who presses again while the page still follows the first press takes no other step.
    """
    walk = _walk(settings)
    if st.session_state.get(WALK, {}).get("now") != after:
        start = walk["start"] if walk else state_of(settings)
        before = walk["n"] if walk else 0
        st.session_state[WALK] = {"start": start, "n": before + n, "now": after}
    put(after, 0)


def _walk(settings: Settings) -> dict | None:
    """Return the steps that have led to these weights, if nothing else has."""
    walk = st.session_state.get(WALK)
    here = state_of(settings)
    return walk if walk and walk["now"] == here else None


def _walked(settings: Settings, loss: float, put: Put) -> None:
    """Say how many steps were taken, and offer the way back."""
    walk = _walk(settings)
    if not walk:
        return
    steps = counted(walk["n"], "step")
    whose = (
        f"sample {settings.followed + 1} has" if len(settings.sample) > 1 else "here"
    )
    st.caption(typeset([f"{steps} taken; {whose} E = {few(loss, 6)}."]))
    st.button(
        "Back to the first weights",
        key="bp_factory_back_to_first",
        type="tertiary",
        on_click=put,
        args=(walk["start"], 0),
    )


def _told_why_not(settings: Settings, moved: Parameters) -> None:
    """Say why the step cannot be taken, where a weight would not fit."""
    found = too_large(settings, moved)
    if found:
        name, value = found
        said = f"It would make {name} = {few(value)}; the tables hold up to"
        st.caption(typeset([f"{said} {settings.factory.largest:g} either way."]))
