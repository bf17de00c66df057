"""An example as text, read: one thing a line, in any order, forgiving.

What cannot be read is refused with a sentence that says which line it is, what stands
there, and how to mend it. Nothing here draws.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from pages.words.literal import quoted
from pages.words.typed import number

from . import own
from .own_lines import Example

LONGEST = 5_000  # letters
SPLIT = re.compile(r"[\s;]+")
BRACKETS = str.maketrans("[](){}|", "       ")
SEPARATE = "separate numbers with blanks, and rows with /"
ARROW = re.compile(r"->|=>|→|\bto\b")
LAYER = re.compile(
    r"(?:into |of |for |to |in )?(?:the )?(?P<layer>h|hidden|q|second|y|ŷ|o|outputs?)"
    r"(?:\s*_?(?P<unit>[1-9]))?(?: layer| units?)?\s*[:=]?\s*",
    re.IGNORECASE,
)
LAYERS = {"h": "h", "hidden": "h", "q": "q", "second": "q"}
STAYS = re.compile(r"\b(fixed|stays?|constant|frozen|off)\b", re.IGNORECASE)
LEARNS = re.compile(r"\b(learns?|moves?|free)\b", re.IGNORECASE)


@dataclass
class Line:
    """One line as it stands."""

    at: int  # counted from 1
    text: str
    rest: str = field(default="")  # behind its first word

    def refused(self, why: str) -> ValueError:
        """Return the error that says which line it is, and why."""
        return ValueError(f"Line {self.at}, {quoted(self.text)}: {why}.")

    def numbers(self, text: str) -> list[float]:
        """Read numbers that stand apart."""
        words = SPLIT.split(text.translate(BRACKETS).strip(" ,:="))
        found = []
        for word in filter(None, (word.strip(",") for word in words)):
            try:
                found.append(number(word))
            except ValueError as why:
                said = f"{quoted(word)} {why}; {SEPARATE}"
                raise self.refused(said) from None
            if abs(found[-1]) > own.LARGEST:
                most = f"{own.LARGEST:g}"
                raise self.refused(f"{word} is beyond −{most} to {most}")
        if not found:
            raise self.refused("a number is missing; write it behind the word")
        return found


def read(text: str) -> dict[str, Any]:
    """Return the controls' values of an example; a ValueError says what to mend."""
    if len(text) > LONGEST:
        raise ValueError(
            f"The text has {len(text):,} letters; give {LONGEST:,} at most."
        )
    example = Example()
    for at, raw in enumerate(text.splitlines(), 1):
        line = Line(at, raw.strip())
        if line.text and not line.text.startswith("#"):
            _read_line(line, example)
    return example.values()


def _read_line(line: Line, example: Example) -> None:
    bare = line.text.replace("learning rate", "eta").replace("one at a time", "online")
    if re.match(r"[-−+\d.\[(]", bare):  # numbers only: rows that go on
        example.go_on(line, [line.numbers(row) for row in bare.split("/")])
        return
    word, _, rest = bare.replace(":", " : ").replace("=", " = ").partition(" ")
    take = WORDS.get(word.lower())
    if take is None:
        known = "inputs, targets, weights, biases, hidden, output, loss, eta"
        raise line.refused(
            f"{quoted(word)} is no word that begins a line; use one of {known}, "
            "momentum, online, together"
        )
    line.rest = rest.strip(" :=")
    take(line, example)


def _inputs(line: Line, example: Example) -> None:
    example.inputs.append(line.numbers(line.rest))


def _targets(line: Line, example: Example) -> None:
    example.targets.append(line.numbers(line.rest))


def _sample(line: Line, example: Example) -> None:
    parts = ARROW.split(line.rest)
    if len(parts) != 2:
        raise line.refused("write inputs, then ->, then targets, as in 0 1 -> 1")
    example.inputs.append(line.numbers(parts[0]))
    example.targets.append(line.numbers(parts[1]))


def _layer(line: Line) -> tuple[str, int | None, str]:
    """Return the layer that is named, perhaps a unit of it, and what stands behind."""
    found = LAYER.match(line.rest)
    if not found:
        raise line.refused(
            "it does not say which layer: h is the hidden one, q a second hidden one, "
            "y the outputs, as in “weights into h: 0.1 0.2 / 0.3 0.4”"
        )
    unit = int(found["unit"]) if found["unit"] else None
    layer = LAYERS.get(found["layer"].lower(), "y")
    return layer, unit, line.rest[found.end() :]


def _weights(line: Line, example: Example) -> None:
    layer, unit, rest = _layer(line)
    if unit:
        example.units[layer, unit] = line.numbers(rest)
        return
    rows = [line.numbers(row) for row in rest.split("/") if row.strip()]
    example.weights[layer] = rows
    example.open_layer = layer


def _biases(line: Line, example: Example, sign: float = 1.0) -> None:
    layer, unit, rest = _layer(line)
    stays = bool(STAYS.search(rest))
    rest = LEARNS.sub("", STAYS.sub("", rest))
    found = [sign * one + 0.0 for one in line.numbers(rest)]
    if unit and len(found) > 1:
        raise line.refused("one unit has one bias; write one number")
    example.biases[layer, unit] = found, not stays


def _thresholds(line: Line, example: Example) -> None:
    _biases(line, example, sign=-1.0)  # a threshold is a bias with the sign turned


def _kind(line: Line, word: str) -> str:
    name = KINDS.get(word.lower().strip(",:="))
    if name is None:
        raise line.refused(
            f"{quoted(word)} is no activation here; use sigmoid, tanh, ReLU or linear"
        )
    return name


def _hidden(line: Line, example: Example) -> None:
    words = [
        word for word in SPLIT.split(line.rest) if word not in (":", "=", "/", ",")
    ]
    if not words:
        raise line.refused("say which: sigmoid, tanh, ReLU or linear")
    example.hidden = [_kind(line, word) for word in words[:2]]


def _second(line: Line, example: Example) -> None:
    example.second = _kind(line, line.rest)


def _output(line: Line, example: Example) -> None:
    if line.rest.lower() == "softmax":
        example.softmax = True
        return
    example.output = _kind(line, line.rest)


def _loss(line: Line, example: Example) -> None:
    said = " ".join(re.findall(r"[a-zé½]+", line.rest.lower()))
    found = next((loss for names, loss in LOSSES if said in names), None)
    if found is None:
        raise line.refused(
            "use half squared error, squared error, mean squared error, log loss or "
            "cross-entropy"
        )
    example.loss = found


def _rate(line: Line, example: Example) -> None:
    (example.eta, *_) = line.numbers(line.rest)
    if not 0.01 <= example.eta <= 100:
        raise line.refused("the learning rate goes from 0.01 to 100")


def _momentum(line: Line, example: Example) -> None:
    (example.momentum, *_) = line.numbers(line.rest)
    if not 0 <= example.momentum <= 0.99:
        raise line.refused("momentum goes from 0 to 0.99")


def _online(line: Line, example: Example) -> None:
    example.way = own.ONE_BY_ONE


def _together(line: Line, example: Example) -> None:
    example.way = own.TOGETHER


KINDS = {name.lower(): name for name in own.KINDS}
KINDS |= {"identity": "Linear", "none": "Linear", "logistic": "Sigmoid"}
HALF, SQUARED, MEAN, LOG, SOFTMAX = own.LOSSES
LOSSES = (
    (("half squared error", "half", "half squares", "half sum of squares"), HALF),
    (("squared error", "sum of squares", "squares", "sse"), SQUARED),
    (("mean squared error", "mse", "mean"), MEAN),
    (("log loss", "binary cross entropy", "logloss", "bce"), LOG),
    (("log loss sigmoid",), LOG),
    (("softmax", "softmax cross entropy", "cross entropy softmax"), SOFTMAX),
    (("cross entropy",), "cross-entropy"),
)
WORDS: dict[str, Callable[[Line, Example], None]] = {
    **dict.fromkeys(("inputs", "input", "x"), _inputs),
    **dict.fromkeys(("targets", "target", "t", "y"), _targets),
    "sample": _sample,
    **dict.fromkeys(("weights", "weight", "into"), _weights),
    **dict.fromkeys(("biases", "bias"), _biases),
    **dict.fromkeys(("thresholds", "threshold", "θ"), _thresholds),
    "hidden": _hidden,
    "second": _second,
    **dict.fromkeys(("output", "outputs"), _output),
    **dict.fromkeys(("loss", "error"), _loss),
    **dict.fromkeys(("eta", "η", "rate"), _rate),
    **dict.fromkeys(("momentum", "beta", "β"), _momentum),
    **dict.fromkeys(("online", "stochastic"), _online),
    **dict.fromkeys(("together", "batch"), _together),
}
