"""Both passes as training needs them: the gradient in one row, and no record."""

import math
from collections.abc import Callable

import numpy as np

from engines.backpropagation.network import Network, Parameters
from engines.backpropagation.normalization import Normalization
from engines.backpropagation.passes import backward, forward

Felt = tuple[np.ndarray, np.ndarray, tuple[Normalization, ...]]


def quick_passes(network: Network, like: Parameters) -> Callable[..., Felt]:
    """Return a function for the gradient of the mean loss, fast enough to train with.

    It takes parameters in a row (..., P), inputs (..., n_samples, n_inputs) and
    targets (..., n_samples, n_outputs), and returns the gradient (..., P), the outputs
    (..., n_samples, n_outputs), and what batch normalisation found. The sums are those
    of `forward` and `backward`, in their order, so that every bit agrees; what is
    saved is the record, and the checks. ``like`` has the shapes. Networks with batch
    normalisation or residual connections pass as ever. Nothing is raised. Source:
    Rumelhart, Hinton and Williams (1986).

    >>> like = Parameters((np.array([[2.0]]),), (np.array([1.0]),))
    >>> samples = np.array([[3.0]]), np.array([[5.0]])
    >>> quick_passes(Network((1, 1)), like)(like.vector, *samples)[0]
    array([6., 2.])
    """
    if network.batch_norm or network.residual:
        return _recorded(network, like)
    places = [*zip(*places_of(like), strict=True)]
    layers = [network.activation_of(layer) for layer in range(network.n_layers)]
    forth = [(layer.value, *place) for layer, place in zip(layers, places, strict=True)]
    slopes = [None if layer.is_straight else layer.slope for layer in layers]
    back = [*zip(range(len(layers)), slopes, places, strict=True)][::-1]
    slope_of_loss = network.loss_function.gradient

    def passes(vector: np.ndarray, inputs: np.ndarray, targets: np.ndarray) -> Felt:
        """Return the mean gradient in one row, the outputs, and no statistics."""
        many = vector.shape[:-1]
        # Of one network's small matrices dot() makes the same in half the time.
        product = np.matmul if many else np.dot
        a, zs, activations, matrices = inputs, [], [inputs], []
        for value, (at, shape), bias in forth:
            matrix = vector[..., at].reshape(many + shape)
            z = product(a, matrix)
            z += vector[..., np.newaxis, bias]
            a = value(z)
            matrices.append(matrix)
            zs.append(z)
            activations.append(a)
        gradient = np.empty(vector.shape)
        delta = slope_of_loss(a, targets) / inputs.shape[-2]
        for layer, slope, ((at, shape), bias) in back:
            if slope:
                delta = delta * slope(zs[layer], activations[layer + 1])
            into = gradient[..., at].reshape(many + shape)
            product(activations[layer].mT, delta, out=into)
            np.add.reduce(delta, axis=-2, out=gradient[..., bias])
            if many:  # the rows of several networks have been copied to be reshaped
                gradient[..., at] = into.reshape(*many, -1)
            if layer:
                delta = product(delta, matrices[layer].mT)
        return gradient, a, ()

    return passes


def places_of(
    like: Parameters,
) -> tuple[list[tuple[slice, tuple[int, int]]], list[slice]]:
    """Return where each layer's weights lie in a row, with their shape, and its biases.

    Scales and shifts come after them. Nothing is raised.

    >>> places_of(Parameters((np.ones((2, 1)),), (np.zeros(1),)))
    ([(slice(0, 2, None), (2, 1))], [slice(2, 3, None)])
    """
    weights, biases, end = [], [], 0
    for name, _, array in like.named():
        shape = array.shape[-2:] if name == "weights" else array.shape[-1:]
        place, end = slice(end, end + math.prod(shape)), end + math.prod(shape)
        if name == "weights":
            weights.append((place, shape))
        elif name == "biases":
            biases.append(place)
    return weights, biases


def _recorded(network: Network, like: Parameters) -> Callable[..., Felt]:
    def passes(vector: np.ndarray, inputs: np.ndarray, targets: np.ndarray) -> Felt:
        """Return gradient, outputs and batch statistics by the passes for reading."""
        parameters = like.with_vector(vector)
        passed = forward(network, parameters, inputs, targets)
        grads = backward(network, parameters, passed).parameter_grads
        return grads.vector, passed.outputs, passed.normalizations

    return passes
