"""States of "Luck" worth seeing, each with what to observe there."""

from pages.ui.chapter import Preset

from ..record import LABEL, LUCK

PRESETS = (
    Preset(
        "Is it luck?",
        "deal the answers out at random, again and again, and the gains of luck pile "
        "up. Where in that pile does the real gain lie?",
        part=LUCK,
        about="Outlook",
    ),
    Preset(
        "Congress, one vote",
        "435 members, and their vote on doctors' fees. How near do shuffled parties "
        "come to what it tells?",
        part=LUCK,
        table=LABEL["congress"],
        about="physician fee freeze",
    ),
)
