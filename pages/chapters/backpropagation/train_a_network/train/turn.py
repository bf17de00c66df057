"""What the learner does in the pictures: a weight by hand, frozen ones, own points."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from pages.words.literal import literal
from pages.words.numbers import few
from pages.words.sentences import capitalised, counted, typeset

from ..kept import HEAVIEST, with_point, with_put, without
from ..points import points_from
from ..problem import place_of
from ..record import BIAS, POINTS
from .network_drawn import unit_name, wire_name
from .places import Places
from .record import Record

KEY = "bp_train"
CLICK = (
    "Click a weight in the network, or a unit for its bias: change it, or freeze it."
)
HELP = "The training begins anew with it. What is frozen keeps it; the link does too."
PASTE = "One point a line: x, y, class"
NETWORK, PLANE = 0, 1  # the panels that are clicked


def clicked(record: Record, point: dict) -> dict | None:
    """Return what a click puts: the weight that is looked at, or one point more."""
    if point["panel"] == NETWORK:
        return _looked_at(record, point)
    settings = record.settings
    if point["panel"] == PLANE and settings.data == POINTS and settings.paint >= 0:
        place = point["x"], point["y"]
        return {"points": with_point(settings.points, *place, settings.paint)}
    return None


def _looked_at(record: Record, point: dict) -> dict | None:
    """Return which weight or bias lies at the point; once more takes it off."""
    places = Places(record.problem.network.layer_sizes)
    found = places.at(point["x"], point["y"])
    if found is None or (len(found) == 2 and found[0] == 0):
        return None
    chosen = found if len(found) == 3 else (found[0] - 1, BIAS, found[1])
    return {"chosen": () if chosen == record.settings.chosen else chosen}


def turn(record: Record, put: Callable) -> None:
    """Draw the weight that is looked at, and the learner's own points."""
    if record.settings.data == POINTS:
        _points(record, put)
    if not is_there(record):
        st.caption(CLICK)
        return
    with st.container(border=True, gap="xsmall", key=f"{KEY}_weight_box"):
        _weight(record, put)


def is_there(record: Record) -> bool:
    """Tell whether a parameter is looked at that this network has."""
    chosen, sizes = record.settings.chosen, record.problem.network.layer_sizes
    if not chosen or chosen[0] >= len(sizes) - 1:
        return False
    layer, before, unit = chosen
    return before < sizes[layer] and unit < sizes[layer + 1]


def name_of(record: Record) -> str:
    """Return what the parameter that is looked at is called."""
    layer, before, unit = record.settings.chosen
    if before == BIAS:
        return f"the bias of {unit_name(record, layer + 1, unit)}"
    return f"the weight {wire_name(record, record.settings.chosen)}"


def _weight(record: Record, put: Callable) -> None:
    """Draw a weight's first value, to be changed, and whether it is frozen."""
    settings, chosen = record.settings, record.settings.chosen
    at = place_of(record.problem.network, chosen)
    first = float(record.history.snapshots[0, at])
    known = [one for one in settings.by_hand if one[:3] == chosen]
    is_frozen = bool(known and known[0][4])
    name = name_of(record)
    told = f"**{capitalised(name)}**: first {few(first)}"
    st.markdown(typeset([told]))
    box = f"{KEY}_weight_" + "_".join(map(str, chosen)) + f"_{settings.seed}"
    look = {"step": 0.1, "format": "%.4g", "key": f"{box}_first"}
    st.session_state.setdefault(look["key"], round(first, 4))
    change = partial(_put, put, settings.by_hand, chosen, box, first)
    st.session_state[f"{box}_frozen"] = is_frozen
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.number_input(
            "Its first value", -HEAVIEST, HEAVIEST, on_change=change, help=HELP, **look
        )
        st.toggle("Frozen", key=f"{box}_frozen", on_change=change)
    with st.container(horizontal=True):
        if known:
            drawn = {"hand": without(settings.by_hand, chosen)}
            _button("As it was drawn", f"{box}_drawn", put, drawn)
        _button("Done", f"{box}_done", put, {"chosen": ()})
    n = len(settings.by_hand)
    if n > 1:
        _button(f"Let go of all {n}", f"{box}_all", put, {"hand": ()})


def _put(put: Callable, by_hand: tuple, chosen: tuple, box: str, first: float) -> None:
    """Take over what the boxes say (in a callback)."""
    state = st.session_state
    value = state[f"{box}_first"]
    # A box shows four decimals; who only freezes a weight has not changed it.
    value = first if value == round(first, 4) else float(value)
    row = (*chosen, value, int(state[f"{box}_frozen"]))
    put({"hand": with_put(by_hand, row)}, None)


def _button(label: str, key: str, put: Callable, values: dict) -> None:
    deed = {"on_click": put, "args": (values, None)}
    st.button(label, key=key, type="tertiary", **deed)


# --- points -------------------------------------------------------------------------


def _points(record: Record, put: Callable) -> None:
    """Count the points, take the last one back, or take many from a text."""
    points = record.settings.points
    begun = len(record.problem.samples.inputs) - len(points)
    told = f"{counted(begun, 'point')} to begin with, {len(points)} of your own."
    with st.container(border=True, gap="xsmall", key=f"{KEY}_points_box"):
        st.markdown(f"**Your points.** {told} Click in the plane to add one.")
        with st.container(horizontal=True):
            if points:
                _button(
                    "Take the last back", f"{KEY}_pop", put, {"points": points[:-1]}
                )
                _button("Take all back", f"{KEY}_clear", put, {"points": ()})
            with st.popover("Paste"):
                key = f"{KEY}_pasted"
                st.text_area(PASTE, key=key, height=150, on_change=_paste, args=(put,))
                for fault in st.session_state.get(f"{KEY}_faults", ()):
                    st.caption(literal(fault))


def _paste(put: Callable) -> None:
    """Take over the points of a text (in a callback)."""
    found = points_from(st.session_state[f"{KEY}_pasted"])
    st.session_state[f"{KEY}_faults"] = found.faults
    inside = [(x, y, int(c)) for x, y, c in found.points if max(abs(x), abs(y)) <= 6]
    n_out = len(found.points) - len(inside)
    if n_out:
        beyond = f"{counted(n_out, 'point')} beyond −6 to 6 left out."
        st.session_state[f"{KEY}_faults"] = (*found.faults, beyond)
    put({"points": tuple(inside)}, None)
