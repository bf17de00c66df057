"""The walks of "Two directions" as a script to take home."""

from pages.ui import exports
from pages.ui.chapter import Script

from .record import COLUMNS, Record


def script(record: Record) -> Script:
    """Write both walks, component by component, as a script."""
    settings = record.settings
    body = f"""
A = np.array({settings.surface.hessian(record.hiker.trajectory.points[0]).tolist()})
directions = np.array({record.hiker.parts.directions.tolist()})
bends = np.array({record.hiker.parts.eigenvalues.tolist()})
for momentum, n_steps in (({0.0}, {record.hiker.n_steps}), \
({settings.momentum!r}, {record.ball.n_steps})):
    x, v = np.array({list(settings.start)}), np.zeros(2)
    for step in range(n_steps):
        v = momentum * v + A @ x
        x = x - {settings.learning_rate!r} * v
    flat, steep = directions.T @ x
    print(repr(float(flat)))
    print(repr(float(steep)))
    print(repr(float(0.5 * (bends * (directions.T @ x) ** 2).sum())))
"""
    says = "Hiker and ball on a bowl: the last distances and the height of each."
    return Script(exports.script(says, (), body), COLUMNS[1:])
