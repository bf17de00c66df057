"""Training again, in the plainest NumPy: to check the engine, and to take home.

Training magnifies rounding, update after update. So that a script ends where the page
does, every sum is taken in the order in which the engine takes it.
"""

import numpy as np


def plain_sigmoid(z):
    """Return 1 / (1 + exp(-z)) without overflow; z may be complex."""
    return np.exp(np.minimum(z, 0)) / (1 + np.exp(np.minimum(z, -z)))


def plain_softplus(z):
    """Return log(1 + exp(z)) without overflow; z may be complex."""
    return np.maximum(z, 0) + np.log1p(np.exp(np.minimum(z, -z)))


def plain_sigmoid_slope(z):
    """Return the slope of a sigmoid, with all its digits where it is near 0 or 1."""
    a, small = plain_sigmoid(z), np.exp(np.minimum(z, -z))
    far = small / (1 + small) / (1 + small)
    return np.where((a * (1 - a)).real < 0.01, far, a * (1 - a))


def plain_tanh_slope(z):
    """Return 1 - tanh(z)^2, with all its digits where tanh is near 1."""
    a = np.tanh(z)
    small = np.exp(np.minimum(2 * z, -2 * z))
    far = 4 * (small / (1 + small) / (1 + small))
    return np.where((1 - a * a).real < 0.01, far, 1 - a * a)


def plain_activation(kind, z):
    """Return a = g(z) and the slope g'(z); z may be complex."""
    if kind == "sigmoid":
        return plain_sigmoid(z), plain_sigmoid_slope(z)
    if kind == "tanh":
        return np.tanh(z), plain_tanh_slope(z)
    if kind in ("relu", "leaky_relu"):
        leak = 0.01 if kind == "leaky_relu" else 0.0
        is_on = z.real > 0
        return np.where(is_on, z, leak * z), np.where(is_on, 1.0, leak)
    if kind == "gelu":
        root = float(np.sqrt(2 / np.pi))
        u = root * (z + 0.044715 * (z * z * z))
        rise = root * (1 + 3 * 0.044715 * z**2)
        share = plain_sigmoid(2 * u)
        return z * share, share + 0.5 * z * plain_tanh_slope(u) * rise
    if kind == "softplus":
        return plain_softplus(z), plain_sigmoid(z)
    return z, np.ones_like(z)


def plain_layers(vector, sizes):
    """Return each layer's weights and biases from one row: all weights come first."""
    pairs, weights, at = list(zip(sizes[:-1], sizes[1:], strict=True)), [], 0
    for n_in, n_out in pairs:
        weights.append(vector[at : at + n_in * n_out].reshape(n_in, n_out))
        at += n_in * n_out
    ends = np.cumsum([at, *sizes[1:]])
    biases = [vector[a:b] for a, b in zip(ends[:-1], ends[1:], strict=True)]
    return list(zip(weights, biases, strict=True))


def plain_forward(kind, layers, inputs):
    """Return the outputs, and each layer's inputs and slopes."""
    a, slope, passed = inputs, 1.0, []
    for weights, biases in layers[:-1]:
        passed.append((a, slope))
        a, slope = plain_activation(kind, a @ weights + biases)
    passed.append((a, slope))
    weights, biases = layers[-1]
    return a @ weights + biases, passed


def plain_loss(loss, outputs, targets):
    """Return the mean loss of some samples."""
    if loss == "binary_cross_entropy":
        right, wrong = plain_softplus(-outputs), plain_softplus(outputs)
        return ((1 - targets) * wrong + targets * right).sum(axis=1).mean()
    if loss == "softmax_cross_entropy":
        largest = outputs.real.max(axis=1, keepdims=True)
        whole = np.exp(outputs - largest).sum(axis=1, keepdims=True)
        return (targets * (largest + np.log(whole) - outputs)).sum(axis=1).mean()
    return (0.5 * ((targets - outputs) ** 2).sum(axis=1)).mean()


def plain_prediction(loss, outputs):
    """Return what the outputs stand for: probabilities, or numbers as they are."""
    if loss == "binary_cross_entropy":
        return plain_sigmoid(outputs)
    if loss == "softmax_cross_entropy":
        small = np.exp(outputs - outputs.max(axis=1, keepdims=True))
        return small / small.sum(axis=1, keepdims=True)
    return outputs


def plain_share(loss, outputs, targets):
    """Return the share named rightly; of numbers, the share explained."""
    if loss == "softmax_cross_entropy":
        return (outputs.argmax(axis=1) == targets.argmax(axis=1)).mean()
    if loss == "binary_cross_entropy":
        return ((plain_sigmoid(outputs) > 0.5) == (targets > 0.5)).mean()
    left = ((outputs - targets) ** 2).sum()
    return 1 - left / ((targets - targets.mean(axis=0)) ** 2).sum()


def plain_blame(loss, outputs, targets):
    """Return the slope of every sample's loss by its outputs."""
    if loss == "binary_cross_entropy":
        right = plain_sigmoid(outputs)
        return (1 - targets) * right - targets * plain_sigmoid(-outputs)
    if loss == "softmax_cross_entropy":
        shares = plain_prediction(loss, outputs)
        return shares * targets.sum(axis=1, keepdims=True) - targets
    return outputs - targets


def plain_gradient(kind, loss, sizes, vector, inputs, targets):
    """Return the gradient of the mean loss, in one row."""
    layers = plain_layers(vector, sizes)
    outputs, passed = plain_forward(kind, layers, inputs)
    delta = plain_blame(loss, outputs, targets) / len(inputs)
    weight_grads, bias_grads = [], []
    for (weights, _), (a, slope) in zip(layers[::-1], passed[::-1], strict=True):
        weight_grads.insert(0, (a.T @ delta).ravel())
        bias_grads.insert(0, delta.sum(axis=0))
        delta = (delta @ weights.T) * slope
    return np.concatenate([*weight_grads, *bias_grads])


def plain_update(rule, rate, gradient, state):
    """Return what is added to the row of parameters, and the optimizer's new state."""
    if rule in ("momentum", "nesterov"):
        velocity = 0.9 * state.get("velocity", 0.0) + gradient
        way = gradient + 0.9 * velocity if rule == "nesterov" else velocity
        return -rate * way, {"velocity": velocity}
    if rule == "adagrad":
        squares = state.get("squares", 0.0) + gradient**2
        return -rate * (gradient / (np.sqrt(squares) + 1e-10)), {"squares": squares}
    if rule == "rmsprop":
        mean = 0.99 * state.get("mean", 0.0) + ((1 - 0.99) * gradient**2)
        return -rate * (gradient / (np.sqrt(mean) + 1e-8)), {"mean": mean}
    if rule == "adam":
        t = state.get("t", np.zeros(1)) + 1
        m = 0.9 * state.get("m", 0.0) + (1 - 0.9) * gradient
        v = 0.999 * state.get("v", 0.0) + (1 - 0.999) * gradient**2
        brake = np.sqrt(v / (1 - 0.999**t)) + 1e-8
        return -rate * (m / (1 - 0.9**t)) / brake, {"t": t, "m": m, "v": v}
    return -rate * gradient, state


# What scripts need for any passes, and to train by them.
PIECES = (
    plain_sigmoid,
    plain_softplus,
    plain_sigmoid_slope,
    plain_tanh_slope,
    plain_activation,
    plain_layers,
    plain_loss,
)
UPDATES = plain_prediction, plain_blame, plain_update


def plain_factor(schedule, t, n):
    """Return what the learning rate is multiplied by at update t of n."""
    if schedule == "step":
        return 1.0 if t < n / 2 else 0.1 if t < 3 * n / 4 else 0.01
    if schedule == "cosine":
        return (1 + np.cos(np.pi * min(t, n) / max(n, 1))) / 2
    if schedule == "warm_up":
        return min((t + 1) / max(round(0.1 * n), 1), 1.0)
    return 1.0


def plain_training(how, vector, inputs, targets, upto):
    """Train in mini-batches, shuffled every epoch, for so many updates.

    `how` has the rules by their names; the row of parameters is returned.
    """
    generator, n, state = np.random.default_rng(how["seed"]), len(inputs), {}
    kinds = how["activation"], how["loss"], how["sizes"]
    n_weights = len(vector) - sum(how["sizes"][1:])
    for t in range(upto):
        first = t % how["updates_an_epoch"] * how["batch"]
        if first == 0:
            shuffled = how["batch"] < n
            order = generator.permutation(n) if shuffled else np.arange(n)
        rows = order[first : first + how["batch"]]
        gradient = plain_gradient(*kinds, vector, inputs[rows], targets[rows])
        if how["l1"] or how["l2"]:
            weights = vector[:n_weights]
            gradient[:n_weights] += how["l1"] * np.sign(weights) + how["l2"] * weights
        gradient[how["frozen"]] = 0.0
        rate = how["rate"] * plain_factor(how["schedule"], t, how["n_updates"])
        update, state = plain_update(how["rule"], rate, gradient, state)
        vector = vector + update
    return vector
