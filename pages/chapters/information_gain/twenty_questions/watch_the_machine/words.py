"""What is said and asked where the machine is watched."""

from collections.abc import Callable
from dataclasses import replace

import streamlit as st

from engines.decision_trees import Ending
from pages.ui.bets import Bet
from pages.ui.chapter import Remedy
from pages.words.sentences import counted

from ..games.bets import how_many, which_question
from ..games.record import Record, watched
from ..record import NO_LIE, ONE_LIE


def bet(record: Record) -> Bet | None:
    """Ask for the best question where the gains are hidden, else for the end."""
    if record.hides_gains:
        return which_question(record)
    return how_many(record, f"the {record.settings.animal}")


def remedy(record: Record) -> Remedy | None:
    """Offer to allow for a lie that hid the animal, where that brings it back."""
    if not (record.is_wrong or record.play.ending is Ending.CONTRADICTION):
        return None
    settings = replace(record.settings, lies=ONE_LIE)
    after = watched(settings)
    if after.is_wrong or not after.play.possible[-1, record.secret]:
        return None
    asked = counted(after.play.n_turns, "question")
    label = f"Allow one lie: {asked} then, and the {settings.animal} is not ruled out"
    return Remedy(label, {"lies": ONE_LIE})


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
    if settings.lie_at:
        return f"; question {settings.lie_at}, if it comes to it, with a lie"
    return ", and nobody lies" if settings.lies == NO_LIE else ""
