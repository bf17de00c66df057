"""What is said and asked where the machine is watched."""

from collections.abc import Callable
from dataclasses import replace

import streamlit as st

from engines.decision_trees import Ending
from pages.ui.bets import Bet
from pages.ui.chapter import Remedy
from pages.words.sentences import listed

from .. import speech
from ..games.bets import how_many, which_question
from ..games.record import Record, watched
from ..record import LIES, NO_LIE

LIED = ("lies", "lie_at", "lie_again")
MATTERS = ("animal", "find", "legs", "prior", *LIED, "gains")  # to the bet


def bet(record: Record) -> Bet | None:
    """Ask for the best question where the gains are hidden, else for the end."""
    if record.hides_gains:
        return which_question(record)
    return how_many(record, f"the {record.settings.animal}")


def remedy(record: Record) -> Remedy | None:
    """Offer to allow for the lies that hid the animal, where that brings it back."""
    if not (record.is_wrong or record.play.ending is Ending.CONTRADICTION):
        return None
    for lies in LIES[record.game.lies + 1 :]:
        after = watched(replace(record.settings, lies=lies))
        if not after.is_wrong and after.play.possible[-1, record.secret]:
            return _allow(after)
    return None


def _allow(after: Record) -> Remedy:
    """Name the remedy; not how many questions it takes: the next bet asks for that."""
    lies, animal = after.settings.lies, after.settings.animal
    allow = f"Allow {speech.lies(after.game.lies)}"
    return Remedy(f"{allow}: then the {animal} is not ruled out", {"lies": lies})


def turn(record: Record, put: Callable) -> None:
    """Say who asks and who answers."""
    settings = record.settings
    st.caption(
        f"The machine asks, the table answers for the {settings.animal}"
        f"{_of_lies(record)}. Press Play, or choose another animal."
    )


def _of_lies(record: Record) -> str:
    """Say that nobody lies, where that is so and does not tell how long the game is."""
    settings = record.settings
    if settings.lies_at:
        which = listed([f"question {at}" for at in settings.lies_at])
        return f"; {which}, if it comes to it, with a lie"
    return ", and nobody lies" if settings.lies == NO_LIE else ""
