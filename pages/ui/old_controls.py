"""Streamlit's widgets, bound to the link, with bad link values named.

Keys are public: they are the parameters' names in every link ever shared. Short,
`<page>_<chapter>_<control>`, never renamed.
"""

from collections.abc import Callable, Sequence

import streamlit as st

from pages.ui import links

MOST_NAMED = 8  # options that a sentence about a bad link still lists


def slider(label: str, key: str, *scale: object, **more: object) -> float:
    """Show a slider for a number; its value lives in the link under `key`."""
    return _number(st.slider, label, key, *scale, **more)


def number(label: str, key: str, *scale: object, **more: object) -> float:
    """Show a box for a number that may be typed in; it lives in the link."""
    return _number(st.number_input, label, key, *scale, **more)


def _number(
    widget: Callable[..., float],
    label: str,
    key: str,
    span: tuple[float, float],
    default: float,
    step: float,
    help: str | None = None,
    format: str | None = None,
) -> float:
    low, high = span
    more = {"step": step, "format": format, "help": help, "value": default}
    value = widget(label, low, high, key=key, bind="query-params", **more)
    return in_link(key, label, value, default, f"{low:g} to {high:g}", type(default))


def choice(
    label: str,
    key: str,
    options: Sequence[str],
    default: str,
    on_change: Callable[[], None] | None = None,
    as_list: bool = False,
    most_buttons: int = 5,
) -> str:
    """Show a choice of one: a few as buttons in a row, more as a list.

    Words of the learner's own go `as_list`: buttons would read them as Markdown.
    """
    more = {"on_change": on_change, "key": key, "bind": "query-params"}
    if as_list or len(options) > most_buttons:
        value = st.selectbox(label, options, index=options.index(default), **more)
    else:
        value = st.segmented_control(
            label, options, default=default, required=True, wrap=True, **more
        )
    allowed = " or ".join(options)
    if len(options) > MOST_NAMED:
        allowed = f"one of the {len(options)} in its list, {default} for example"
    return in_link(key, label, value, default, allowed)


def scale(
    label: str,
    key: str,
    marks: Sequence[float],
    default: float,
    help: str | None = None,
    is_idle: bool = False,
) -> float:
    """Show a slider over given marks, for numbers that span orders of magnitude."""
    value = st.select_slider(
        label,
        marks,
        value=default,
        format_func=_mark,
        help=help,
        disabled=is_idle,
        key=key,
        bind="query-params",
    )
    allowed = ", ".join(map(_mark, marks))
    return in_link(key, label, value, default, allowed, float)


def switch(
    label: str,
    key: str,
    default: bool,
    help: str | None = None,
    is_idle: bool = False,
) -> bool:
    """Show a switch that is on or off; it lives in the link.

    Not bound to the address by Streamlit, which writes a value that a preset sets
    only if the switch was there before.
    """
    if key not in st.session_state:
        st.session_state[key] = truth(key, label, default)
    more = {"help": help, "disabled": is_idle, "persist_state": "session"}
    value = st.toggle(label, key=key, **more)
    links.write(key, None if value == default else str(value).lower())
    return value


def _mark(value: float) -> str:
    return f"{value:g}"


def truth(name: str, label: str, default: bool) -> bool:
    """Return the parameter as on or off, else the default."""
    text = links._take(name)
    if text is None or text in ("true", "false"):
        return default if text is None else text == "true"
    links.complain(
        name, text, f"{label}: true or false; {str(default).lower()} is used"
    )
    return default


def in_link(
    key: str,
    label: str,
    shown: object,
    default: object,
    allowed: str,
    read: Callable[[str], object] = str,
) -> object:
    """Return what a bound control shows; complain once if the link asked otherwise."""
    text = f"{shown:.12g}" if isinstance(shown, float) else str(shown)
    st.session_state["shared"][key] = None if shown == default else text
    text = links._take(key)
    if text is not None and links._read(text, read) != shown:
        links.complain(key, text, f"{label}: {allowed}; {shown} is used")
    return shown
