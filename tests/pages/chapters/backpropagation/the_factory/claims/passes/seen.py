"""The factory's arithmetic again, in plain NumPy, and how its sentences are read."""

from functools import cached_property

import numpy as np

from tests.claims import reads_as
from tests.claims.shapes import number
from tests.pages.chapters.backpropagation.the_factory.cases import SQUASH, sigmoid

SMALL = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
LETTERS = ("x", "h", "ŷ")
ROUNDING, GRAIN = 1e-12, float(np.finfo(float).eps)


def shares_of(z):
    """Return the softmax."""
    small = np.exp(z - z.max())
    return small / small.sum()


def total(terms) -> float:
    """Return a sum, 0 where its terms cancel but for rounding."""
    found = float(np.sum(terms))
    return 0.0 if abs(found) <= ROUNDING * np.abs(terms).sum() else found


def top(sizes: dict[str, float]) -> list[str]:
    """Return the names of the largest in size, those that tie too."""
    most = max(map(abs, sizes.values()))
    return [name for name, size in sizes.items() if abs(size) >= most * (1 - ROUNDING)]


class Seen:
    """A pass there and back; of the record only what z, h and their slopes are."""

    def __init__(self, record) -> None:
        settings, passed = record.settings, record.trip.numbers.passed
        self.settings, self.sizes = settings, settings.factory.sizes
        self.x, self.y = np.split(np.array(settings.sample[0]), [self.sizes[0]])
        first, second = np.array(settings.first), np.array(settings.second)
        self.w, self.b, self.v, self.c = first[:-1], first[-1], second[:-1], second[-1]
        self.is_softmax = settings.factory.loss == "softmax_cross_entropy"
        self.kind, self.rate = settings.activation, settings.learning_rate
        self.z = [z[0] for z in passed.pre_activations]
        self.slopes = [slope[0] for slope in passed.slopes]
        self.h, out = passed.activations[1][0], passed.activations[2][0]
        self.said = shares_of(out) if self.is_softmax else out
        self.whole = float(self.y.sum()) if self.is_softmax else 1.0
        self.blame = self.said * self.whole - self.y  # of each output
        self.delta = self.blame * self.slopes[1]
        self.returned = self.v * self.delta
        self.back = np.array([total(row) for row in self.returned])
        self.hidden_delta = self.back * self.slopes[0]
        self.loss, self.after = float(passed.loss), self.error(self.rate)

    @property
    def asks_for_shares(self) -> bool:
        """Whether no softmax is asked for what its shares cannot be."""
        return abs(self.whole - 1) < 1e-9

    def names(self, layer: int) -> list[str]:
        """Return the names of a layer's units."""
        letter, size = LETTERS[layer], self.sizes[layer]
        if layer == 2 and size == 1:
            return [letter]
        return [f"{letter}{n}".translate(SMALL) for n in range(1, size + 1)]

    def name(self, letter: str, *numbers: int) -> str:
        """Return a parameter's name, of numbers from 0; a lone output has none."""
        into = letter in "vc" and self.sizes[2] == 1
        shown = numbers[:-1] if into else numbers
        return (letter + "".join(str(n + 1) for n in shown)).translate(SMALL)

    @cached_property
    def weights(self) -> dict[str, tuple[float, float]]:
        """Each weight and its gradient, by its name."""
        layers = (
            ("w", self.w, self.x, self.hidden_delta),
            ("v", self.v, self.h, self.delta),
        )
        return {
            self.name(letter, i, j): (float(value), float(came[i] * delta[j]))
            for letter, table, came, delta in layers
            for (i, j), value in np.ndenumerate(table)
        }

    @cached_property
    def biases(self) -> dict[str, tuple[float, float]]:
        """Each bias and its gradient, by its name."""
        layers = (("b", self.b, self.hidden_delta), ("c", self.c, self.delta))
        return {
            self.name(letter, j): (float(value), float(delta[j]))
            for letter, table, delta in layers
            for j, value in enumerate(table)
        }

    @property
    def grads(self) -> dict[str, float]:
        """The gradients of the weights, by name."""
        return {name: grad for name, (_, grad) in self.weights.items()}

    @property
    def moving(self) -> dict[str, tuple[float, float]]:
        """What a step may move: its value and its gradient, by name."""
        return {**self.weights, **(self.biases if self.settings.biases else {})}

    @cached_property
    def squares(self) -> float:
        """The gradient's length squared, of what may move."""
        return float(sum(grad * grad for _, grad in self.moving.values()))

    @property
    def moves(self) -> bool:
        """Whether anything has to move."""
        return any(grad for _, grad in self.moving.values())

    def error(self, rate: float) -> float:
        """Return E after a step with this learning rate."""
        w = self.w - rate * np.outer(self.x, self.hidden_delta)
        v = self.v - rate * np.outer(self.h, self.delta)
        b, c = self.b, self.c
        if self.settings.biases:
            b, c = b - rate * self.hidden_delta, c - rate * self.delta
        z = SQUASH[self.kind](self.x @ w + b) @ v + c
        if not self.is_softmax:
            return float(((self.y - sigmoid(z)) ** 2).sum() / 2)
        return float((self.y * (np.log(np.exp(z - z.max()).sum()) - z + z.max())).sum())

    @cached_property
    def noise(self) -> float:
        """How far E may be off, for its numbers have 16 digits."""
        held = np.abs(self.v).T @ np.abs(self.h) + np.abs(self.c)
        if self.is_softmax:
            return 8 * GRAIN * float(self.whole * held.max() + self.loss)
        off = np.abs(self.blame) * self.said * (1 + held * (1 - self.said))
        return 8 * GRAIN * float(off.sum() + self.loss)

    @property
    def fell(self) -> float:
        """By how much E fell with the step; 0 where only its last digits changed."""
        fell = self.loss - self.after
        return fell if abs(fell) > self.noise else 0.0


# --- how sentences are read ---------------------------------------------------------

LOTS = "{who:h₁|h₂|h₃|h₁ and h₂|h₁ and h₃|h₂ and h₃|h₁, h₂ and h₃}"
SHARE = "{about:|more than |just over |just under }{share}%"
OUT = "{out:ŷ|ŷ₁|ŷ₂}"
UNIT = "{unit:h₁|h₂|h₃}"


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
