"""Another forward pass, written plainly, into which a nudge can be put anywhere.

It shares no line with the engine: formulas as in a textbook, good for moderate numbers
only. Nudged by a tiny imaginary amount at one place, its loss tells the gradient there,
exact to rounding (the complex step).
"""

from dataclasses import fields

import numpy as np

from engines.backpropagation import backward, forward

TINY = 1e-30
EPSILON = 1e-5


def tanh(z):
    return (np.exp(z) - np.exp(-z)) / (np.exp(z) + np.exp(-z))


def softmax(z):
    return np.exp(z) / np.exp(z).sum(axis=-1, keepdims=True)


KINDS = {
    "identity": lambda z: z,
    "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
    "tanh": tanh,
    "relu": lambda z: z * (z.real > 0),
    "leaky_relu": lambda z: z * np.where(z.real > 0, 1, 0.01),
    "gelu": lambda z: z / 2 * (1 + np.tanh((2 / np.pi) ** 0.5 * (z + 0.044715 * z**3))),
    "softplus": lambda z: np.log(1 + np.exp(z)),
}


def binary(z, y):
    """Return -y log p - (1 - y) log(1 - p), with p = 1 / (1 + exp(-z)) put in."""
    both = y * np.log(1 + np.exp(-z)) + (1 - y) * np.log(1 + np.exp(z))
    return both.sum(axis=-1)


LOSSES = {
    "half_squared_error": lambda a, y: ((a - y) ** 2).sum(axis=-1) / 2,
    "squared_error": lambda a, y: ((a - y) ** 2).sum(axis=-1),
    "mean_squared_error": lambda a, y: ((a - y) ** 2).sum(axis=-1) / a.shape[-1],
    "binary_cross_entropy": binary,
    "softmax_cross_entropy": lambda z, y: -(y * np.log(softmax(z))).sum(axis=-1),
}


def second_loss(network, parameters, inputs, targets, statistics=None, nudges=None):
    """Return the mean loss, with `nudges[name, layer]` added wherever one is given."""

    def at(name, layer, value):
        return value + (nudges or {}).get((name, layer), 0)

    last = len(network.layer_sizes) - 2
    a = at("activations", 0, np.asarray(inputs))
    for layer, (n_in, n_out) in enumerate(
        zip(network.layer_sizes[:-1], network.layer_sizes[1:], strict=True)
    ):
        weights = at("weights", layer, parameters.weights[layer])
        biases = at("biases", layer, parameters.biases[layer])
        z = np.einsum("...si,...io->...so", a, weights) + biases[..., None, :]
        g = z = at("pre_activations", layer, z)
        if network.batch_norm and layer < last:
            mean, variance = batch_or_kept(z, layer, statistics, at)
            g = at("standardized", layer, (z - mean) / (variance + EPSILON) ** 0.5)
            scale = at("scales", layer, parameters.scales[layer])[..., None, :]
            shift = at("shifts", layer, parameters.shifts[layer])[..., None, :]
            g = at("outputs", layer, scale * g + shift)
        name = network.activation if layer < last else network.output_activation
        g = KINDS[name](g)
        if network.residual and layer < last and n_in == n_out:
            g = g + a
        a = at("activations", layer + 1, g)
    return LOSSES[network.loss](a, np.asarray(targets)).mean(axis=-1)


def batch_or_kept(z, layer, statistics, at):
    if statistics is not None:
        mean, variance = statistics.of(layer)
        return at("means", layer, mean), at("variances", layer, variance)
    mean = at("means", layer, z.sum(axis=-2, keepdims=True) / z.shape[-2])
    squares = ((z - mean) ** 2).sum(axis=-2, keepdims=True)
    return mean, at("variances", layer, squares / z.shape[-2])


def measured(network, parameters, inputs, targets, statistics, place, like):
    """Return the gradient of the loss at one place, by complex steps.

    `like` has the shape to return, (n_networks, ...); every entry is nudged at once.
    """
    shape = like.shape[1:]
    size = int(np.prod(shape))
    nudge = 1j * TINY * np.eye(size).reshape(size, 1, *shape)
    loss = second_loss(network, parameters, inputs, targets, statistics, {place: nudge})
    return (loss.imag / TINY).T.reshape(like.shape)


def told_by(back) -> dict[tuple[str, int], np.ndarray]:
    """Return every gradient of a backward pass by its place."""
    told = {(name, layer): grad for name, layer, grad in back.parameter_grads.named()}
    told |= {("activations", i): g for i, g in enumerate(back.activation_grads)}
    told |= {("pre_activations", i): g for i, g in enumerate(back.pre_activation_grads)}
    for layer, grads in enumerate(back.normalization_grads):
        told |= {(f.name, layer): getattr(grads, f.name) for f in fields(grads)}
    return told


def assert_gradients_are_right(
    network, parameters, inputs, targets, statistics=None, backward=backward
):
    """Compare every gradient there is with its measurement; many networks at once."""
    passed = forward(network, parameters, inputs, targets, statistics)
    told = told_by(backward(network, parameters, passed))
    question = network, parameters, inputs, targets, statistics
    right = {place: measured(*question, place, told[place]) for place in told}
    largest = max(np.abs(grad).max() for grad in right.values())
    assert largest > 1e-3  # or there would be nothing to compare
    for place, grad in right.items():
        np.testing.assert_allclose(
            told[place], grad, rtol=0, atol=1e-10 * largest, err_msg=str(place)
        )
