"""What the session knows of grounds: which were seen, so that no bet on them counts."""

import streamlit as st

from pages.ui import bets

from ..settings import FOG, KEY
from .endings import bet
from .record import Record

ABOUT = ("fog_seed", "fog_rate", "felt")  # settings: where one changes, another bet


def about(record: Record) -> tuple:
    """Return what the bet of a game is about, as the page names it."""
    return (FOG, *(getattr(record.settings, name) for name in ABOUT))


def is_practice(record: Record) -> bool:
    """Tell whether this ground was seen in another game."""
    settings = record.settings
    return _kept("seen").get(settings.fog_seed, settings.felt) != settings.felt


def remember(record: Record) -> None:
    """Write down what is seen when the fog has lifted, and what is no bet any more.

    Only the first game on a ground counts, and only once: whoever has heard how the
    machines fared is not asked again for another learning rate.
    """
    if not record.is_over:
        return
    settings, here = record.settings, about(record)
    _kept("seen").setdefault(settings.fog_seed, settings.felt)
    game = settings.fog_seed, settings.felt
    asked = _kept("games").setdefault(game, set())
    if any(bets.is_over(KEY, one) for one in asked):
        bets.close(KEY, here)
    known = any(bets.is_given_away(KEY, one) for one in asked)
    if known or is_practice(record) or bet(record) is None:
        bets.give_away(KEY, here)
    asked.add(here)


def _kept(name: str) -> dict:
    """Return what the session keeps under a name."""
    return st.session_state.setdefault(f"{KEY}_{name}", {})
