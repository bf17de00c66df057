"""What "Luck" may say is to be observed at its presets."""

from tests.claims import Claim, Told

from .evidence import NEAR


def varies(told: Told) -> bool:
    return float(max(told.seen.luck)) > float(min(told.seen.luck)) + NEAR


OBSERVE = (
    Claim(
        "deal the answers out at random, again and again, and the gains of luck pile "
        "up.",
        varies,
    ),
    Claim("Where in that pile does the real gain lie?", varies),
    Claim(
        "435 members, and their vote on doctors' fees.",
        lambda told: (
            len(told.seen.known) == 435 and told.seen.name == "physician fee freeze"
        ),
    ),
    Claim(
        "How near do shuffled parties come to what it tells?",
        lambda told: told.seen.table.target == "party" and varies(told),
    ),
)
