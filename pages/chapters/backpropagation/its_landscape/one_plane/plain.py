"""Where a plane's points lie, found by least squares: to check, and to take home."""

import numpy as np


def seen(path, center, directions):
    """Return the plane's points nearest to a path, how far, and the share in it."""
    away = (path - center).T
    places = np.linalg.lstsq(directions.T, away, rcond=None)[0]
    below = center + places.T @ directions
    distances = np.sqrt(((path - below) ** 2).sum(axis=1))
    around = (path - path.mean(axis=0)).T
    inside = np.linalg.lstsq(directions.T, around, rcond=None)[0]
    left = around - directions.T @ inside
    whole = (around**2).sum()
    return below, distances, 1 - (left**2).sum() / whole if whole else 1.0
