"""What units and parameters of a network with one or two hidden layers are called."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from engines.backpropagation import Parameters

SUBSCRIPTS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
# By the number of layers, inputs and outputs among them.
UNITS = {3: ("x", "h", "ŷ"), 4: ("x", "h", "q", "ŷ")}
WEIGHTS = {3: ("w", "v"), 4: ("w", "u", "v")}  # v leads into the outputs
BIASES = {3: ("b", "c"), 4: ("b", "d", "c")}


class Place(NamedTuple):
    """A parameter's place: into which unit of which layer, and from which unit."""

    layer: int  # 0 leads into the first hidden layer, the last into the outputs
    unit: int
    source: int | None  # None for a bias

    def value_in(self, parameters: Parameters) -> float:
        """Return the number at this place, of parameters or of their gradients."""
        if self.source is None:
            return float(parameters.biases[self.layer][self.unit])
        return float(parameters.weights[self.layer][self.source, self.unit])


@dataclass(frozen=True)
class Names:
    """The names of everything in a network of three or four layer sizes, inputs first.

    An output that is the only one has no number: ŷ, v₁, c.
    """

    sizes: tuple[int, ...]

    @property
    def last(self) -> int:
        """The number of the outputs' layer, where the inputs' is 0."""
        return len(self.sizes) - 1

    @property
    def outputs(self) -> list[str]:
        """The names of all outputs."""
        return self.units(self.last)

    @property
    def targets(self) -> list[str]:
        """The names of all targets."""
        return [self.target(number) for number in range(self.sizes[-1])]

    def letter(self, layer: int) -> str:
        """Return the letter of a layer's units."""
        return UNITS[len(self.sizes)][layer]

    def unit(self, layer: int, number: int) -> str:
        """Return a unit's name; layer 0 are the inputs here: x₁, h₂, ŷ."""
        return self.letter(layer) + self._marks(layer, number).translate(SUBSCRIPTS)

    def units(self, layer: int) -> list[str]:
        """Return the names of all units of a layer."""
        return [self.unit(layer, number) for number in range(self.sizes[layer])]

    def unit_latex(self, layer: int, number: int) -> str:
        """Return a unit's name for LaTeX."""
        letter = r"\hat y" if layer == self.last else self.letter(layer)
        return _with_marks(letter, self._marks(layer, number))

    def pre_activation_latex(self, layer: int, number: int) -> str:
        """Return what goes into a unit, for LaTeX; layer 1 are the hidden units."""
        return f"z_{{{self.unit_latex(layer, number)}}}"

    def delta_latex(self, layer: int, number: int) -> str:
        """Return the blame of a unit's z, for LaTeX."""
        return rf"\delta_{{{self.unit_latex(layer, number)}}}"

    def target(self, number: int) -> str:
        """Return the name of a target: y₁."""
        return "y" + self._marks(self.last, number).translate(SUBSCRIPTS)

    def parameter(self, place: Place) -> str:
        """Return a parameter's name: w₁₂ leads from x₁ to h₂, b₂ is the bias of h₂."""
        letter, marks = self._letter_and_marks(place)
        return letter + marks.translate(SUBSCRIPTS)

    def parameter_latex(self, place: Place) -> str:
        """Return a parameter's name for LaTeX."""
        return _with_marks(*self._letter_and_marks(place))

    def places(self) -> Iterator[Place]:
        """Yield every parameter's place, in the order of `Parameters.vector`."""
        yield from _parameters(self).values()

    def parameters(self) -> dict[str, Place]:
        """Return every parameter's place by its name, in that order."""
        return {**_parameters(self)}

    def role(self, place: Place) -> str:
        """Say what a parameter does: "from x₁ to h₂", "bias of h₂"."""
        into = self.unit(place.layer + 1, place.unit)
        if place.source is None:
            return f"bias of {into}"
        return f"from {self.unit(place.layer, place.source)} to {into}"

    def _letter_and_marks(self, place: Place) -> tuple[str, str]:
        marks = self._marks(place.layer + 1, place.unit)
        if place.source is None:
            return BIASES[len(self.sizes)][place.layer], marks
        return WEIGHTS[len(self.sizes)][place.layer], f"{place.source + 1}{marks}"

    def _marks(self, layer: int, number: int) -> str:
        alone = layer == self.last and self.sizes[-1] == 1
        return "" if alone else str(number + 1)


@cache
def _parameters(names: Names) -> dict[str, Place]:
    """Name all parameters; a drawing asks at every step, and they stay."""
    return {names.parameter(place): place for place in _places(names.sizes)}


def _places(sizes: tuple[int, ...]) -> Iterator[Place]:
    layers = range(len(sizes) - 1)
    for layer in layers:
        for source in range(sizes[layer]):
            for unit in range(sizes[layer + 1]):
                yield Place(layer, unit, source)
    for layer in layers:
        for unit in range(sizes[layer + 1]):
            yield Place(layer, unit, None)


def _with_marks(letter: str, marks: str) -> str:
    return f"{letter}_{{{marks}}}" if marks else letter
