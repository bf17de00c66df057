"""A training on the digits as a script of its own, for every part that trains."""

import numpy as np

from engines.datasets import load
from pages.chapters.backpropagation.plain_training import plain_update
from pages.chapters.backpropagation.telephone.does_it_learn.plain_training import (
    plain_weights,
)
from pages.ui import exports

from . import plain
from .record import N_LEARNED, SPLIT_SEED, Trained, scheme_of

LETTERS = "0123456789abcdefg"  # of a pixel: 0 is blank, g is 16, the darkest
FUNCTIONS = (
    plain_weights,
    plain_update,
    plain.plain_activation,
    plain.plain_forward,
    plain.plain_shares,
    plain.plain_gradients,
)
BODY = """
# 65 letters a digit: 64 pixels from 0 to g (16), row by row, and what it is.
LETTERS = "{letters}"
digits = np.array([int(letter, 17) for letter in LETTERS]).reshape(-1, 65)
inputs = (digits[:, :-1] - {mean!r}) / {spread!r}
labels = digits[:, -1]
targets = np.eye(10)[labels]
order = np.random.default_rng({split}).permutation(len(labels))
learned, held = order[:{n_learned}], order[{n_learned}:]


def train(epochs, sizes, scheme, kind):
    \"""Return the weights and biases after so many epochs, and the kind of units.\"""
    weights = plain_weights(scheme, sizes, {seed})
    arrays = [*weights, *(np.zeros(n) for n in sizes[1:])]
    states, half = [{{}} for _ in arrays], len(weights)
    generator = np.random.default_rng({seed})
    for _ in range(epochs):
        shuffled = learned[generator.permutation(len(learned))]
        for first in range(0, len(shuffled), {batch}):
            rows = shuffled[first : first + {batch}]
            layers = arrays[:half], arrays[half:]
            found = plain_gradients(kind, *layers, inputs[rows], targets[rows], {l2!r})
            for at, gradient in enumerate([*found[0], *found[1]]):
                how = {rule!r}, {rate!r}, gradient, states[at]
                update, states[at] = plain_update(*how)
                arrays[at] = arrays[at] + update
    return kind, arrays[:half], arrays[half:]


np.seterr(all="ignore")  # with a large learning rate numbers overflow
{ends}
"""


def training_script(says: str, one: Trained, ends: str) -> str:
    """Return a script that trains like `one`, and goes on with `ends`."""
    recipe = one.recipe
    return exports.script(
        says,
        FUNCTIONS,
        BODY.format(
            **_digits_in_letters(),
            split=SPLIT_SEED,
            n_learned=N_LEARNED,
            seed=recipe.seed,
            batch=recipe.batch_size,
            l2=recipe.l2,
            rule=recipe.rule,
            rate=recipe.learning_rate,
            ends=ends.strip(),
        ),
    )


def how(one: Trained, step: int) -> str:
    """Return the arguments of the script's `train` for a network up to a step."""
    sizes, kind = one.network.layer_sizes, one.recipe.activation
    return f"{one.at(step)}, {sizes!r}, {scheme_of(one.recipe)!r}, {kind!r}"


def _digits_in_letters() -> dict[str, object]:
    """Return all digits, one letter a pixel, with the pixels' mean and spread."""
    rows = load("digits").rows
    pixels = rows[:, :-1]
    return {
        "letters": "".join(LETTERS[int(cell)] for row in rows for cell in row),
        "mean": float(np.mean(pixels)),
        "spread": float(np.std(pixels)),
    }
