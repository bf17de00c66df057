"""The pictures of "Which hold": the ground with its minima's badges, and the ladder."""

import numpy as np

from pages.figures import theme
from pages.figures.fields import Coordinates, Path, contour_panel
from pages.figures.marks import critical_marks
from pages.figures.panel import Panel
from pages.figures.places import Name, named
from pages.figures.plain import scatter
from pages.figures.shapes import ring
from pages.figures.undefined import undefined_here

from ..verdicts import COLOURS, SHORT, SIGNS
from .ladder import ladder_panel
from .record import Record

SAYS = Coordinates("x", "y", "f")
DIGITS = 4  # of where a run ended


def panels(record: Record) -> list[Panel]:
    """Draw the ground with badges, and the ladder."""
    return [ground_panel(record), ladder_panel(record)]


def panels_before_bet(record: Record) -> list[Panel]:
    """Draw the same without anything that tells who holds."""
    return [ground_panel(record, False), ladder_panel(record, False)]


def ground_panel(record: Record, is_told: bool = True) -> Panel:
    """Draw the ground from above, its minima, and, if told, where the runs ended."""
    ends = [_ends(record)] if is_told and record.n else []
    names = _badges(record) if is_told else []
    names = [*names, *undefined_here(record.ground)]
    return contour_panel(
        "From above: every ★ is a minimum",
        "ground",
        record.ground,
        [_nobody(record)],
        SAYS,
        alt="The ground from above, with a badge for each minimum that was asked about",
        height=520,
        grow=1.2,
        traces=[*ends, *critical_marks(record.settings.critical, SAYS)],
        names=named(record.window, names) if names else None,
        under=lambda step: _asked(record, step),
    )


def _nobody(record: Record) -> Path:
    """Return a path that is not seen: here nobody walks, but steps there are."""
    n, middle = record.n + 1, np.mean(record.settings.surface.domain, axis=1)
    look = {"line": theme.stroke(theme.CLEAR, 0), "colour": theme.CLEAR}
    return Path(np.tile(middle, (n, 1)), np.zeros(n), [1] * n, **look)


def _asked(record: Record, step: int) -> list[dict]:
    """Return the ring around the minimum that a step asks about."""
    if not step:
        return []
    return [ring(*record.minima[step - 1].tolist(), theme.PATH, 12, 3)]


def _ends(record: Record) -> dict:
    """Return where the runs ended that did not come to rest on their minimum."""
    restless = ~record.held.rests
    ends = record.window.held(record.held.ends[restless]).round(DIGITS)
    ends = np.unique(ends[np.isfinite(ends).all(axis=-1)], axis=0)
    return scatter(
        x=ends[:, 0].tolist(),
        y=ends[:, 1].tolist(),
        mode="markers",
        marker={"color": theme.HERE, "size": 3, "opacity": 0.6},
        hovertemplate="a run ended here<extra></extra>",
    )


def _badges(record: Record) -> list[Name]:
    """Return the badge of every minimum, from the step that tells it on."""
    found = []
    for at, verdict in enumerate(record.verdicts):
        points = np.full((record.n + 1, 1, 2), np.nan)
        points[at + 1 :] = record.minima[at]
        text = f"{SIGNS[verdict]} {SHORT[verdict]}"
        look = {"shorter": SIGNS[verdict], "plate": True, "covers": "anything"}
        found.append(Name(points, text, COLOURS[verdict], 10, **look))
    return found
