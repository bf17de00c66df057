"""Racers look the same everywhere, and nobody takes one for another."""

from itertools import combinations, pairwise

import numpy as np
import pytest

from engines.gradient_descent import OPTIMIZERS
from pages.figures import theme
from pages.figures.racers import RACERS

APART = 20  # of CIE Lab: colours nearer than this may be mistaken
# What a reader of each kind sees (Machado, Oliveira and Fernandes 2009, full severity).
SIGHTS = {
    "all": np.eye(3),
    "no red": [
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ],
    "no green": [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ],
    "no blue": [
        [1.255528, -0.076749, -0.178779],
        [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
    ],
}
TO_XYZ = np.array(
    [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]
)


def linear(colour):
    parts = np.array([int(colour[at : at + 2], 16) for at in (1, 3, 5)]) / 255
    return np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)


def lab(light):
    x, y, z = np.cbrt(TO_XYZ @ np.clip(light, 0, 1) / (0.9505, 1, 1.089))
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


def distance(one, other, sight):
    seen = [lab(np.array(sight) @ linear(colour)) for colour in (one, other)]
    return float(np.linalg.norm(seen[0] - seen[1]))


def mistaken(looks, partner=lambda colour: colour):
    """Return the pairs that are neither apart in colour for all, nor in their dash."""
    return [
        (one, other)
        for (one, (a, dash)), (other, (b, dashed)) in combinations(looks.items(), 2)
        if dash == dashed
        and any(distance(partner(a), partner(b), s) < APART for s in SIGHTS.values())
    ]


LOOKS = {key: (racer.colour, racer.dash) for key, racer in RACERS.items()}


def test_every_optimizer_has_its_looks():
    assert list(RACERS) == list(OPTIMIZERS)
    for key, racer in RACERS.items():
        assert racer.key == key and racer.label == OPTIMIZERS[key].label
        assert len(racer.short) <= 8
    assert len({racer.short for racer in RACERS.values()}) == len(RACERS)
    assert len({racer.colour for racer in RACERS.values()}) == len(RACERS)


@pytest.mark.parametrize("partner", [str, theme.DARK.get], ids=["light", "dark"])
def test_nobody_is_taken_for_another(partner):
    assert mistaken(LOOKS, partner) == []


def test_a_mistake_is_found():
    alike = {**LOOKS, "rmsprop": (theme.NEXT, "solid")}
    assert ("momentum", "rmsprop") in mistaken(alike)


def test_the_reference_is_muted_and_dashed():
    assert LOOKS["newton"] == (theme.MUTED, "dash")
    others = [dash for key, (_, dash) in LOOKS.items() if key != "newton"]
    assert "dash" not in others and theme.DARK[theme.MUTED]
    assert all(a.colour in theme.DARK for a, _ in pairwise(RACERS.values()))
