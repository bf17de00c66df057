"""Choices: one of a few as buttons in a row, one of many as a list, and switches."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import streamlit as st

from pages.ui.control import Values, settled
from pages.ui.controls import Widget
from pages.ui.links import Link

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
