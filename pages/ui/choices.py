"""Choices: one of a few as buttons, one of many as a list, some of a few; switches."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import streamlit as st

from pages.ui.control import Values, settled
from pages.ui.controls import Widget
from pages.ui.links import JOINED, Link

MOST_NAMED = 8  # options that a sentence about a bad link still lists
LIST = 180  # pixels: a list that stands in a row with others
MOST_BUTTONS = 5  # options that stand in a row; more are a list


@dataclass(frozen=True)
class Choice(Widget):
    """A choice of one: a few as buttons in a row, more as a list.

    `options` are words, or words with what each of them stands for; presets and links
    have the words. The learner's own words go `as_list`: buttons read Markdown.
    """

    options: Any  # of either kind, or a function of values
    default: Any = None  # the first, where nothing is said
    as_list: bool = field(default=False, kw_only=True)
    most_buttons: int = field(default=MOST_BUTTONS, kw_only=True)
    bare: bool = field(default=False, kw_only=True)  # its label is only read aloud

    def first(self, values: Values) -> str:
        """Return its default: the first option, unless one is named."""
        named = settled(self.default, values)
        return next(iter(settled(self.options, values))) if named is None else named

    def means(self, value: str, values: Values) -> Any:
        """Return what the chosen words stand for."""
        options = settled(self.options, values)
        return options[value] if isinstance(options, Mapping) else value

    def ask(self, prefix: str, values: Values, lasting: bool) -> str:
        """Draw it; return the chosen words."""
        options = settled(self.options, values)
        names, first = list(options), self.first(values)
        read = partial(_one_of, names)
        allowed = " or ".join(names)
        if len(names) > MOST_NAMED:
            allowed = f"one of the {len(names)} in its list, {first} for example"
        link = Link(self.key(prefix), self.label, first, allowed, read, lasting)
        more = {**self.frame(values), **link.keeping(), "key": link.key}
        if self.bare:
            more["label_visibility"] = "collapsed"
        if self.as_list or len(names) > self.most_buttons:
            if lasting:
                more["index"] = names.index(first)
            if self.bare:
                more["width"] = LIST
            return link.said(st.selectbox(self.label, names, **more))
        if lasting:
            more["default"] = first
        more |= {"required": True, "wrap": not self.bare}
        return link.said(st.segmented_control(self.label, names, **more))


def _one_of(names: Sequence[str], text: str) -> str:
    if text not in names:
        raise ValueError(text)
    return text


@dataclass(frozen=True)
class Switch(Widget):
    """A switch that is on or off."""

    default: bool = False

    def ask(self, prefix: str, values: Values, lasting: bool) -> bool:
        """Draw it; return whether it is on."""
        first = self.first(values)
        link = Link(
            self.key(prefix), self.label, first, "true or false", _truth, lasting
        )
        more = {**self.frame(values), **link.keeping(), "key": link.key}
        if lasting:
            more["value"] = first
        return link.said(st.toggle(self.label, **more))


def _truth(text: str) -> bool:
    if text not in ("true", "false"):
        raise ValueError(text)
    return text == "true"


@dataclass(frozen=True)
class Several(Widget):
    """A choice of some of a few names, at least one of them.

    `options` are names, or names with what each of them stands for. Its value is a
    tuple of names in the order of the options, whatever order they were pressed in.
    Where one of those chosen is no option any more it begins with its default.
    """

    options: Any  # of either kind, or a function of values
    default: Any  # some of the names, or a function of values

    def means(self, value: tuple[str, ...], values: Values) -> tuple:
        """Return what the chosen names stand for."""
        options = settled(self.options, values)
        known = isinstance(options, Mapping)
        return tuple(options[name] for name in value) if known else value

    def ask(self, prefix: str, values: Values, lasting: bool) -> tuple[str, ...]:
        """Draw it; return the chosen names."""
        names = [*settled(self.options, values)]
        st.session_state[f"{self.key(prefix)}_names"] = names
        allowed = f"some of {', '.join(names)}, joined by {JOINED}"
        link = Link(
            self.key(prefix),
            self.label,
            self.first(values),
            allowed,
            partial(_some_of, names),
            lasting=False,  # Streamlit would name each of them in the address anew
        )
        more = {**self.frame(values), **link.keeping(), "key": link.key}
        change = {"on_change": self._keep_one, "args": (prefix,)}
        st.pills(self.label, names, selection_mode="multi", **more, **change)
        if st.session_state.pop(f"{link.key}_empty", False):
            st.caption("One at least stays: choose another one first.")
        st.session_state[f"{link.key}_last"] = value = self.stands(prefix)
        return link.said(value)

    def put(self, prefix: str, value: Sequence[str]) -> None:
        """Set its value (in a callback)."""
        super().put(prefix, [*value])

    def stands(self, prefix: str) -> tuple[str, ...] | None:
        """Return the names that were chosen last."""
        chosen = super().stands(prefix)
        if chosen is None:
            return None
        offered = st.session_state.get(f"{self.key(prefix)}_names", chosen)
        return _in_order(offered, chosen)

    def _keep_one(self, prefix: str) -> None:
        """Put back what was there where the last one was taken off."""
        if not self.stands(prefix):
            key = self.key(prefix)
            self.put(prefix, st.session_state[f"{key}_last"])
            st.session_state[f"{key}_empty"] = True


def _in_order(names: Sequence[str], chosen: Sequence[str]) -> tuple[str, ...]:
    return tuple(name for name in names if name in chosen)


def _some_of(names: Sequence[str], text: str) -> tuple[str, ...]:
    """Read names that are joined; each of them once, in any order."""
    chosen = text.split(JOINED)
    if len({*chosen} & {*names}) < len(chosen):
        raise ValueError(text)
    return _in_order(names, chosen)
