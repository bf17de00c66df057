"""An example as text, written: what `own_text.read` reads."""

import numpy as np

from pages.words.typed import written

from . import own
from .settings import Settings

WORDS = {kind: name for name, kind in own.KINDS.items()}
LOSSES = {loss: name for name, loss in own.LOSSES.items()}


def text_of(settings: Settings) -> str:
    """Write an own factory with all its numbers, a thing a line."""
    layers = ("h", "y") if len(settings.factory.sizes) == 3 else ("h", "q", "y")
    lines = [
        line
        for row, y in zip(settings.inputs, settings.targets, strict=True)
        for line in (f"inputs {_row(row)}", f"targets {_row(y)}")
    ]
    for layer, name in enumerate(layers):
        lines += _layer(settings, layer, name)
    lines += _kinds(settings)
    lines.append(f"eta {written(settings.learning_rate)}")
    if settings.momentum:
        lines.append(f"momentum {written(settings.momentum)}")
    if len(settings.sample) > 1:
        lines.append("one at a time" if settings.one_by_one else "together")
    return "\n".join(lines)


def _row(values: np.ndarray) -> str:
    return " ".join(written(value) for value in values)


def _layer(settings: Settings, layer: int, name: str) -> list[str]:
    weights = settings.parameters.weights[layer]
    biases, learns = settings.parameters.biases[layer], settings.moving[layer]
    lines = [f"weights into {name}: {' / '.join(map(_row, weights))}"]
    if not any(learns):
        return [
            *lines,
            *([f"biases {name}: {_row(biases)} fixed"] * bool(biases.any())),
        ]
    if all(learns):
        return [*lines, f"biases {name}: {_row(biases)}"]
    each = zip(biases, learns, strict=True)
    return [
        *lines,
        *(
            f"bias {name}{unit}: {written(bias)}{'' if learn else ' fixed'}"
            for unit, (bias, learn) in enumerate(each, 1)
        ),
    ]


def _kinds(settings: Settings) -> list[str]:
    *hidden, last = settings.factory.activations
    words = " ".join(WORDS[kind] for kind in hidden)
    loss = LOSSES[settings.factory.loss]
    lines = [f"hidden {words}"]
    if loss not in own.PAIRS:
        lines.append(f"output {WORDS[last]}")
    return [*lines, f"loss {loss.lower()}"]
