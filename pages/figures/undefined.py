"""Ground that is not defined: crossed out, and said once."""

import numpy as np

from engines.gradient_descent import Field
from pages.figures import theme
from pages.figures.places import Name
from pages.figures.plain import scatter

HERE = "undefined here"
APART = 22  # so many crosses to a side, where nothing is defined
WIDE = 5  # of these, around a point: it stands for the words where most is undefined
MOST = 6  # places that are offered for the words


def crosses(ground: Field) -> list[dict]:
    """Return small crosses, evenly over what is not defined; none if all is."""
    x, y, is_undefined = _coarse(ground)
    if not is_undefined.any():
        return []
    rows, columns = np.nonzero(is_undefined)
    look = {"symbol": "x-thin", "size": 5, "line": {"color": theme.MUTED, "width": 1}}
    hover = f"{HERE}<extra></extra>"
    at = {"x": x[columns].tolist(), "y": y[rows].tolist()}
    return [scatter(**at, mode="markers", marker=look, hovertemplate=hover)]


def undefined_here(ground: Field) -> list[Name]:
    """Return the words for what is not defined, in the midst of it; none if all is."""
    x, y, is_undefined = _coarse(ground)
    if not is_undefined.any():
        return []
    around = np.lib.stride_tricks.sliding_window_view(
        np.pad(is_undefined, WIDE // 2), (WIDE, WIDE)
    ).mean(axis=(2, 3))
    order = np.argsort(-np.where(is_undefined, around, 0), axis=None, kind="stable")
    rows, columns = np.unravel_index(order[:MOST], around.shape)
    points = np.stack([x[columns], y[rows]], axis=-1)
    look = {"plate": True, "covers": "anything"}
    return [Name(points, HERE, theme.MUTED, 0, "above", **look)]


def _coarse(ground: Field) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return every so many columns and rows, and where they are not defined."""
    across, up = (max(1, len(at) // APART) for at in (ground.x, ground.y))
    off = across // 2, up // 2
    is_undefined = ~ground.is_defined[off[1] :: up, off[0] :: across]
    return ground.x[off[0] :: across], ground.y[off[1] :: up], is_undefined
