"""What reduced-error pruning looks at from one position to the next."""

import numpy as np

from .record import Record


def level(record: Record, step: int) -> np.ndarray:
    """Return the places, among the nodes looked at, of those of a position, (n,)."""
    since, upto = record.shown[step - 1], record.shown[step]
    return np.concatenate(record.reduced.levels[since:upto])


def heard(record: Record, step: int) -> np.ndarray:
    """Return the places of a level to whose nodes held-out rows come, left to right."""
    places = level(record, step)
    return places[~record.unreached[record.reduced.nodes[places]]]


def decided(record: Record, step: int) -> int | None:
    """Return the first place of a level to whose node a held-out row comes."""
    came = heard(record, step)
    return int(came[0]) if len(came) else None
