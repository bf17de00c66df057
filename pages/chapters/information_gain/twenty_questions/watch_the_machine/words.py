"""What is said and asked where the machine is watched."""

from collections.abc import Callable

import streamlit as st

from pages.ui.bets import Bet
from pages.ui.chapter import Remedy

from ..games.bets import how_many, which_question
from ..games.record import Record
from ..record import NO_LIE, ONE_LIE


def bet(record: Record) -> Bet | None:
    """Ask for the best question where the gains are hidden, else for the end."""
    if record.hides_gains:
        return which_question(record)
    return how_many(record, f"the {record.settings.animal}")


def remedy(record: Record) -> Remedy | None:
    """Offer to allow for a lie that hid the animal."""
    lost = not record.play.possible[-1, record.secret]
    return Remedy("Allow one lie", {"lies": ONE_LIE}) if lost else None


def turn(record: Record, put: Callable) -> None:
    """Say who asks and who answers."""
    settings = record.settings
    is_honest = settings.lie_at == 0 and settings.lies == NO_LIE
    honest = ", and nobody lies" if is_honest else ""
    st.caption(
        f"The machine asks, the table answers for the {settings.animal}{honest}. "
        "Press Play, or choose another animal."
    )
