"""What a network is: its shape and kinds as settings, its weights as arrays."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from functools import cached_property

import numpy as np

from engines.backpropagation.activations import ACTIVATIONS, Activation
from engines.backpropagation.losses import LOSSES, Loss


@dataclass(frozen=True)
class Network:
    """Layers of units, every one wired to all of the layer before it.

    Layer l takes a of the layer before and makes z = a W + b and a = g(z). With
    ``batch_norm`` hidden layers standardise z over the batch first; with ``residual``
    a hidden layer as wide as the one before adds that layer's a to its own. Raises
    ValueError for sizes below 1, unknown names, another number of activations than of
    hidden layers, or a loss on logits whose outputs are not the identity.

    >>> Network((2, 3, 1)).n_layers
    2
    """

    layer_sizes: tuple[int, ...]  # inputs first, outputs last
    activation: str | tuple[str, ...] = "sigmoid"  # of the hidden layers, or of each
    output_activation: str = "identity"
    loss: str = "half_squared_error"
    residual: bool = False
    batch_norm: bool = False

    def __post_init__(self) -> None:
        """Refuse what is no network."""
        sizes = self.layer_sizes
        if len(sizes) < 2 or any(size < 1 for size in sizes):
            raise ValueError(
                f"The layer sizes are {sizes}; give at least two, each 1 or more."
            )
        if len(self._hidden) != self.n_layers - 1:
            raise ValueError(
                f"The activations {self.activation} are {len(self._hidden)}, but there "
                f"are {self.n_layers - 1} hidden layers; name one for each, or one "
                "name for all."
            )
        for name in (*_names(self.activation), self.output_activation):
            _known("activation", name, ACTIVATIONS)
        _known("loss", self.loss, LOSSES)
        if LOSSES[self.loss].wants_logits and self.output_activation != "identity":
            raise ValueError(
                f"The loss {self.loss!r} squashes the outputs itself; take the output "
                f"activation 'identity', not {self.output_activation!r}."
            )

    @property
    def n_layers(self) -> int:
        """The number of layers with weights, outputs included."""
        return len(self.layer_sizes) - 1

    @cached_property
    def shapes(self) -> dict[str, tuple[tuple[int, ...], ...]]:
        """The shapes of every field of its `Parameters`, layer by layer."""
        sizes = self.layer_sizes
        units = tuple((n,) for n in sizes[1:])
        normalized = units[:-1] if self.batch_norm else ()
        return {
            "weights": tuple(zip(sizes[:-1], sizes[1:], strict=True)),
            "biases": units,
            "scales": normalized,
            "shifts": normalized,
        }

    @property
    def loss_function(self) -> Loss:
        """The loss, with its gradient."""
        return LOSSES[self.loss]

    def activation_of(self, layer: int) -> Activation:
        """Return the activation of layer 0 (the first hidden) to n_layers - 1."""
        return ACTIVATIONS[self.kind_of(layer)]

    def kind_of(self, layer: int) -> str:
        """Return the name of a layer's activation; layers as in `activation_of`.

        >>> Network((2, 3, 1), ("tanh",)).kind_of(0)
        'tanh'
        """
        is_last = layer == self.n_layers - 1
        return self.output_activation if is_last else self._hidden[layer]

    @property
    def _hidden(self) -> tuple[str, ...]:
        """The activations' names, one for each hidden layer."""
        names = _names(self.activation)
        alike = isinstance(self.activation, str)
        return names * (self.n_layers - 1) if alike else names

    def is_normalized(self, layer: int) -> bool:
        """Tell whether this layer standardises its z."""
        return self.batch_norm and layer < self.n_layers - 1

    def is_residual(self, layer: int) -> bool:
        """Tell whether this layer adds what came in to what goes out."""
        same = self.layer_sizes[layer] == self.layer_sizes[layer + 1]
        return self.residual and same and layer < self.n_layers - 1


def _names(activation: str | tuple[str, ...]) -> tuple[str, ...]:
    return (activation,) if isinstance(activation, str) else activation


def _known(what: str, name: str, registry) -> None:
    if name not in registry:
        known = ", ".join(registry)
        raise ValueError(f"There is no {what} {name!r}; choose one of {known}.")


@dataclass(frozen=True, eq=False)
class Parameters:
    """All a network learns, layer by layer; or the gradient of it, in the same shapes.

    Leading axes (...) stand for many networks at once. ``scales`` and ``shifts`` are
    batch normalisation's, one for each hidden layer, and empty without it.

    >>> Parameters((np.ones((2, 1)),), (np.zeros(1),)).vector
    array([1., 1., 0.])
    """

    weights: tuple[np.ndarray, ...]  # (..., n_in, n_out), z = a @ weights + biases
    biases: tuple[np.ndarray, ...]  # (..., n_out)
    scales: tuple[np.ndarray, ...] = ()  # (..., n_out)
    shifts: tuple[np.ndarray, ...] = ()  # (..., n_out)

    def named(self) -> Iterator[tuple[str, int, np.ndarray]]:
        """Yield (field, layer, array), weights first: the order of `vector`."""
        for field in fields(self):
            for layer, array in enumerate(getattr(self, field.name)):
                yield field.name, layer, array

    @property
    def count(self) -> int:
        """The number of parameters of one network."""
        return self.vector.shape[-1]

    @property
    def vector(self) -> np.ndarray:
        """All parameters in a row, (..., n_parameters)."""
        parts = []
        for name, _, array in self.named():
            axes = 2 if name == "weights" else 1
            parts.append(array.reshape(*array.shape[:-axes], -1))
        return np.concatenate(parts, axis=-1)

    def with_vector(self, vector: np.ndarray) -> "Parameters":
        """Return parameters of these shapes with the numbers of `vector`.

        ``vector`` is (..., n_parameters); its leading axes become those of every
        array. Nothing is raised for vectors that are long enough.
        """
        arrays: dict[str, list] = {field.name: [] for field in fields(self)}
        at = 0
        for name, _, array in self.named():
            shape = array.shape[-2:] if name == "weights" else array.shape[-1:]
            size = math.prod(shape)
            part = vector[..., at : at + size]
            arrays[name].append(part.reshape(*vector.shape[:-1], *shape))
            at += size
        return Parameters(**{name: tuple(parts) for name, parts in arrays.items()})


def stacked(several: Sequence[Parameters]) -> Parameters:
    """Return the parameters of several networks of one shape as those of N at once.

    Every array gets an axis N in front. Raises ValueError, NumPy's own, for networks of
    different shapes, or none.

    >>> one = Parameters((np.ones((2, 1)),), (np.zeros(1),))
    >>> stacked([one, one, one]).weights[0].shape
    (3, 2, 1)
    """
    return several[0].with_vector(np.stack([one.vector for one in several]))


def refuse_more_links(network: Network) -> None:
    """Raise ValueError for residual connections or batch normalisation.

    >>> refuse_more_links(Network((2, 1)))
    """
    if network.residual or network.batch_norm:
        raise ValueError(
            "This network has residual connections or batch normalisation; the chain "
            "rule is spelled out for plain layers only, so switch both off."
        )


def checked_parameters(network: Network, parameters: Parameters) -> None:
    """Raise ValueError unless the parameters' shapes are those of the network.

    The sentence says which array it is, its shape and the shape wanted.

    >>> weights, biases = (np.ones((2, 1)),), (np.ones(1),)
    >>> checked_parameters(Network((2, 1)), Parameters(weights, biases))
    """
    for name, shapes in network.shapes.items():
        axes = 2 if name == "weights" else 1
        given = tuple([array.shape[-axes:] for array in getattr(parameters, name)])
        if given == shapes:
            continue
        if len(given) != len(shapes):
            raise ValueError(
                f"There are {len(given)} arrays of {name}; this network needs "
                f"{len(shapes)}."
            )
        raise ValueError(
            f"The {name} have shapes {given}, but layers of sizes "
            f"{network.layer_sizes} need {shapes}."
        )
