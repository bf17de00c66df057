"""The walks of "Two directions" as a script to take home."""

from pages.ui import exports
from pages.ui.chapter import Script

from .record import COLUMNS, Record

SAYS = "Hiker and ball on a bowl: the last distances and the height of each."


def script(record: Record) -> Script:
    """Write both walks, direction by direction, as a script."""
    settings = record.settings
    walks = (0.0, record.hiker.n_steps), (settings.momentum, record.ball.n_steps)
    body = f"""
bends = np.array({settings.bends.tolist()})
directions = np.array({settings.directions.tolist()})  # as columns: flat, steep
start = np.array({list(settings.start)})
for momentum, n_steps in {walks}:
    errors, velocities = start @ directions, np.zeros(2)
    for step in range(n_steps):
        velocities = momentum * velocities + bends * errors
        errors = errors - {settings.learning_rate!r} * velocities
    for number in (*errors, (0.5 * bends * errors**2).sum()):
        print(repr(float(number)))
"""
    return Script(exports.script(SAYS, (), body), COLUMNS[1:])
