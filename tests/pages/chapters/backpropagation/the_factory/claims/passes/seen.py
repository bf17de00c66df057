"""The factory's arithmetic again, in plain NumPy, and how its sentences are read."""

from functools import cached_property
from itertools import combinations

import numpy as np

from tests.claims import reads_as
from tests.claims.shapes import number
from tests.pages.chapters.backpropagation.the_factory.claims.passes.walk import (
    Walk,
    answers_of,
    mistakes_of,
    total,
)

SMALL = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
LETTERS, DEEP = ("x", "h", "ŷ"), ("x", "h", "q", "ŷ")
ROUNDING, GRAIN = 1e-12, float(np.finfo(float).eps)


def top(sizes: dict[str, float]) -> list[str]:
    """Return the names of the largest in size, those that tie too."""
    most = max(map(abs, sizes.values()))
    return [name for name, size in sizes.items() if abs(size) >= most * (1 - ROUNDING)]


class Seen:
    """A pass there and back; of the record only what z, h and their slopes are."""

    def __init__(self, record) -> None:
        settings, passed = record.settings, record.trip.numbers.passed
        self.settings, self.sizes = settings, settings.factory.sizes
        self.walk = walk = Walk(settings)
        self.x, self.y = walk.sample(walk.at)
        self.held, self.kinds, self.loss_kind = walk.held, walk.kinds, walk.loss
        self.last = len(walk.held) - 1
        (self.w, self.b), (self.v, self.c) = walk.held[0], walk.held[-1]
        self.is_softmax = walk.loss == "softmax_cross_entropy"
        self.is_pair = self.is_softmax or walk.loss == "binary_cross_entropy"
        self.kind, self.rate = walk.kinds[0], settings.learning_rate
        self.z = [z[0] for z in passed.pre_activations]
        self.slopes = [slope[0] for slope in passed.slopes]
        self.made = [layer[0] for layer in passed.activations]
        self.h, out = self.made[1], self.made[-1]
        self.said = answers_of(walk.loss, out)
        self.whole = float(self.y.sum()) if self.is_softmax else 1.0
        self.blame = mistakes_of(walk.loss, out, self.y)  # of each output
        self._hand_back()
        self.loss, self.after = float(passed.loss), self.error(self.rate)

    def _hand_back(self) -> None:
        """Find what every layer is told, and what it passes on."""
        self.backs, self.deltas, self.sent_back = [], [self.blame * self.slopes[-1]], []
        for layer in reversed(range(self.last)):
            self.sent_back.insert(0, self.held[layer + 1][0] * self.deltas[0])
            self.backs.insert(0, np.array([total(row) for row in self.sent_back[0]]))
            self.deltas.insert(0, self.backs[0] * self.slopes[layer])
        self.returned, self.back = self.sent_back[-1], self.backs[-1]
        self.delta, self.hidden_delta = self.deltas[-1], self.deltas[0]

    @property
    def halved(self) -> bool:
        """Whether E is half the squared mistakes."""
        return self.loss_kind == "half_squared_error"

    @property
    def asks_for_shares(self) -> bool:
        """Whether no softmax is asked for what its shares cannot be."""
        return abs(self.whole - 1) < 1e-9

    @property
    def outputs(self) -> list[str]:
        """The names of the outputs."""
        return self.names(self.last + 1)

    def names(self, layer: int) -> list[str]:
        """Return the names of a layer's units."""
        letters = LETTERS if self.last == 1 else DEEP
        letter, size = letters[layer], self.sizes[layer]
        if layer == self.last + 1 and size == 1:
            return [letter]
        return [f"{letter}{n}".translate(SMALL) for n in range(1, size + 1)]

    def name(self, letter: str, *numbers: int) -> str:
        """Return a parameter's name, of numbers from 0; a lone output has none."""
        into = letter in "vc" and self.sizes[-1] == 1
        shown = numbers[:-1] if into else numbers
        return (letter + "".join(str(n + 1) for n in shown)).translate(SMALL)

    def _named(self, layers) -> dict[str, tuple[float, float]]:
        """Name the weights, then the biases, of pairs (value, what goes with it)."""
        weights, biases = ("wv", "bc") if self.last == 1 else ("wuv", "bdc")
        return {
            self.name(letters[layer], *at): (float(value), float(pair[1][part][at]))
            for part, letters in enumerate((weights, biases))
            for layer, pair in enumerate(layers)
            for at, value in np.ndenumerate(pair[0][part])
        }

    @cached_property
    def _own(self) -> dict[str, tuple[float, float]]:
        pairs = zip(self.made[:-1], self.deltas, strict=True)
        grads = [(np.outer(came, delta), delta) for came, delta in pairs]
        return self._named([*zip(self.held, grads, strict=True)])

    @cached_property
    def weights(self) -> dict[str, tuple[float, float]]:
        """Each weight and its gradient, by its name."""
        return {name: pair for name, pair in self._own.items() if name[0] in "wuv"}

    @cached_property
    def biases(self) -> dict[str, tuple[float, float]]:
        """Each bias and its gradient, by its name."""
        return {name: pair for name, pair in self._own.items() if name[0] in "bdc"}

    @property
    def grads(self) -> dict[str, float]:
        """The gradients of the weights, by name."""
        return {name: grad for name, (_, grad) in self.weights.items()}

    @cached_property
    def _learning(self) -> dict[str, tuple[float, float]]:
        learns = [
            (np.ones(w.shape), self.walk.learns(layer))
            for layer, (w, _) in enumerate(self.held)
        ]
        return self._named([*zip(self.held, learns, strict=True)])

    @cached_property
    def moving(self) -> dict[str, tuple[float, float]]:
        """What a step may move: its value and its way, against which it goes."""
        ways = self._named([*zip(self.held, self.walk.way, strict=True)])
        return {name: pair for name, pair in ways.items() if self._learning[name][1]}

    @cached_property
    def squares(self) -> float:
        """The gradient times the way, of what may move: its length squared."""
        return float(sum(way * self._own[n][1] for n, (_, way) in self.moving.items()))

    @property
    def moves(self) -> bool:
        """Whether anything has to move."""
        return any(way for _, way in self.moving.values())

    def error(self, rate: float) -> float:
        """Return E after a step with this learning rate."""
        return self.walk.error(rate)

    @cached_property
    def noise(self) -> float:
        """How far E may be off, for its numbers have 16 digits."""
        off = np.abs(self.h)
        for layer in range(1, self.last + 1):
            weights, biases = self.held[layer]
            held = np.abs(weights).T @ off + np.abs(biases)
            if layer < self.last:
                off = np.abs(self.made[layer + 1]) + self.slopes[layer] * held
        if self.is_softmax:
            return 8 * GRAIN * float(self.whole * held.max() + self.loss)
        if self.is_pair:
            return 8 * GRAIN * float(held.sum() + self.loss)
        off = np.abs(self.blame) * (np.abs(self.said) + held * self.slopes[-1])
        return 8 * GRAIN * float(off.sum() + self.loss)

    @property
    def fell(self) -> float:
        """By how much E fell with the step; 0 where only its last digits changed."""
        fell = self.loss - self.after
        return fell if abs(fell) > self.noise else 0.0


# --- how sentences are read ---------------------------------------------------------


def _written(names) -> str:
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last


def _lots(letter: str) -> list[str]:
    """Return every list of some of four units."""
    names = [f"{letter}{n}".translate(SMALL) for n in range(1, 5)]
    return [_written(some) for n in range(1, 5) for some in combinations(names, n)]


LOTS = "{who:" + "|".join([*_lots("h"), *_lots("q"), "ŷ", *_lots("ŷ")]) + "}"
SHARE = "{about:|more than |just over |just under }{share}%"
OUT = "{out:ŷ|ŷ₁|ŷ₂|ŷ₃|ŷ₄}"
UNIT = "{unit:h₁|h₂|h₃|h₄|q₁|q₂|q₃|q₄}"


def written(names) -> str:
    """Return names as a list in a sentence, of many the first five and a count."""
    names = [*names]
    if len(names) > 6:
        names = [*names[:5], f"{len(names) - 5} more"]
    *first, last = names or ["nobody"]
    return f"{', '.join(first)} and {last}" if first else last


def parts(text: str) -> list[str]:
    """Return what a sentence lists."""
    return [part for lot in text.split(", ") for part in lot.split(" and ")]


def says_each(text: str, names, values) -> bool:
    """Tell whether a text is "h₁ = 0.56 and h₂ = 0.57", with these values."""
    told = [part.partition(" = ")[::2] for part in parts(text)]
    return [name for name, _ in told] == [*names] and all(
        reads_as(number, value) for (_, number), value in zip(told, values, strict=True)
    )


def says_share(told, share: float, slack: float = 0.0) -> bool:
    """Tell whether a percentage is a share, "more than 99.99%" too."""
    text, about = told.said["share"], told.word("about").strip()
    return any(
        _is_share(about, text, one) for one in (share, share - slack, share + slack)
    )


def _is_share(about: str, text: str, share: float) -> bool:
    if about == "more than":
        return text == "99.99" and 0.99994 < share < 1
    if about == "just under" or (about, text) == ("just over", "50"):
        low, high = (0.49994, 0.5) if about == "just under" else (0.5, 0.50006)
        return text == "50" and low < share < high
    if about == "just over":
        return text == "100" and 1 < share < 1.00006
    return reads_as(text, 100 * share) and (text != "100" or abs(share - 1) < ROUNDING)


def near(text: str, value: float, slack: float) -> bool:
    """Tell whether a number reads as a value that is known but for a slack."""
    nearest = min(max(number(text), value - slack), value + slack)
    return reads_as(text, nearest)


def is_one(told, place: str) -> bool:
    """Tell whether a place lists one name only."""
    return len(parts(told.word(place))) == 1
