"""What trained networks say of places they never saw: answers, and units' own."""

import numpy as np

from engines.backpropagation.network import Network, Parameters, refuse_more_links


def unit_activations(
    network: Network, parameters: Parameters, inputs
) -> tuple[np.ndarray, ...]:
    """Return what every unit makes of every input, layer by layer, outputs last.

    z = a W + b and a = g(z), and nothing else is kept. ``inputs`` is (n, n_inputs);
    the arrays are (..., n, n_units) with the leading axes of the parameters: many
    networks, or one at many moments. Raises ValueError for batch normalisation or
    residual connections.

    >>> parameters = Parameters((np.array([[2.0]]),), (np.array([1.0]),))
    >>> unit_activations(Network((1, 1)), parameters, [[3.0]])
    (array([[7.]]),)
    """
    refuse_more_links(network)
    found, a = [], np.asarray(inputs, dtype=float)
    layers = zip(parameters.weights, parameters.biases, strict=True)
    for layer, (weights, biases) in enumerate(layers):
        z = a @ weights
        z += biases[..., np.newaxis, :]
        a = network.activation_of(layer).value(z)
        found.append(a)
    return tuple(found)


def decision_values(network: Network, parameters: Parameters, inputs) -> np.ndarray:
    """Return what a network predicts of inputs (n, n_inputs), (..., n, n_outputs).

    Probabilities where the loss is a cross-entropy, else the outputs themselves.
    Raises as `unit_activations` does.

    >>> network = Network((1, 1), loss="binary_cross_entropy")
    >>> parameters = Parameters((np.array([[0.0]]),), (np.array([0.0]),))
    >>> decision_values(network, parameters, [[3.0]])
    array([[0.5]])
    """
    outputs = unit_activations(network, parameters, inputs)[-1]
    return network.loss_function.prediction(outputs)
