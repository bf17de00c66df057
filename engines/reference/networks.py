"""A second opinion on backpropagation: scikit-learn's own, by its public methods."""

from dataclasses import dataclass

import numpy as np

from engines.backpropagation.network import Network, Parameters

# Ours by the name that scikit-learn has for it.
ACTIVATIONS = {
    "identity": "identity",
    "logistic": "sigmoid",
    "tanh": "tanh",
    "relu": "relu",
}
LEARNING_RATE = 2.0**40  # see _one_step
NEVER = -1e4  # the bias of a class whose probability is exactly 0


@dataclass(frozen=True, eq=False)
class _Question:
    """One network in the form in which scikit-learn can be asked about it."""

    activation: str  # scikit-learn's name for it
    is_classifier: bool
    weights: tuple[np.ndarray, ...]  # (n_in, n_out)
    biases: tuple[np.ndarray, ...]  # (n_out,)
    inputs: np.ndarray  # (n_samples, n_inputs)
    targets: np.ndarray  # (n_samples, n_outputs) or (n_samples,)
    classes: range | None  # of a classifier
    loss_factor: float  # our loss in units of theirs
    grad_factor: float  # our gradient in units of theirs


def mlp_gradients(
    network: Network, parameters: Parameters, inputs, targets
) -> tuple[float, tuple[np.ndarray, ...], tuple[np.ndarray, ...]] | None:
    """Return the loss, the weights' gradients and the biases', by scikit-learn.

    Gradients are the parameters before one step of its SGD minus those after, divided
    by the learning rate; without momentum, without its L2 penalty. ``inputs`` is
    (n_samples, n_inputs), ``targets`` (n_samples, n_outputs); gradients have the
    shapes of the parameters. None where it has no counterpart: residual connections,
    batch normalisation, many networks at once, leaky ReLU, GELU and softplus, squared
    error of outputs squashed otherwise than the hidden units, and cross-entropy with
    targets that name no class. Its loss takes logarithms of 2e-16 and more only.
    Raises ValueError, scikit-learn's own, for numbers that are not finite. Source:
    sklearn.neural_network.MLPRegressor and MLPClassifier.

    >>> parameters = Parameters((np.array([[2.0]]),), (np.array([1.0]),))
    >>> mlp_gradients(Network((1, 1)), parameters, [[3]], [[5]])
    (2.0, (array([[6.]]),), (array([2.]),))
    """
    question = _question(network, parameters, inputs, targets)
    if question is None:
        return None
    loss, coefs, intercepts = _one_step(question)

    def ours(grads, like) -> tuple[np.ndarray, ...]:
        """Leave out what was only added for scikit-learn: last layer, last class."""
        shapes = [tuple(slice(n) for n in array.shape) for array in like]
        pairs = zip(grads, shapes, strict=False)
        return tuple(question.grad_factor * grad[shape] for grad, shape in pairs)

    weight_grads = ours(coefs, parameters.weights)
    bias_grads = ours(intercepts, parameters.biases)
    return loss * question.loss_factor, weight_grads, bias_grads


def mlp_shares(network: Network, parameters: Parameters, inputs) -> np.ndarray | None:
    """Return the probability of each class by scikit-learn, given these parameters.

    ``inputs`` is (n_samples, n_inputs), what is returned (n_samples, n_classes); for
    networks of three classes and more with softmax. None where it has no counterpart,
    as for `mlp_gradients`. Raises ValueError, scikit-learn's own, for numbers that are
    not finite. Source: sklearn.neural_network.MLPClassifier, predict_proba.

    >>> network = Network((1, 3), loss="softmax_cross_entropy")
    >>> parameters = Parameters((np.zeros((1, 3)),), (np.log([1.0, 1.0, 2.0]),))
    >>> mlp_shares(network, parameters, [[5.0]]).round(9)
    array([[0.25, 0.25, 0.5 ]])
    """
    inputs, n = np.asarray(inputs, float), network.layer_sizes[-1]
    if network.loss != "softmax_cross_entropy" or n < 3:
        return None
    targets = np.eye(n)[np.zeros(len(inputs), dtype=int)]
    question = _question(network, parameters, inputs, targets)
    return question and _model_of(question).predict_proba(inputs)


def network_of(model) -> tuple[Network, Parameters]:
    """Return a fitted MLPClassifier or MLPRegressor as a network and its parameters.

    The parameters are copies. Outputs of one class or of several that do not exclude
    each other become logits with binary cross-entropy, of classes that do logits with
    softmax, and a regressor's the identity with half squared error. Raises ValueError
    for a loss that has no counterpart here. Source:
    sklearn.neural_network.MLPClassifier, attributes coefs_ and intercepts_.

    >>> from sklearn.neural_network import MLPRegressor
    >>> model = MLPRegressor(hidden_layer_sizes=3).partial_fit([[1, 2]], [1])
    >>> network_of(model)[0].layer_sizes
    (2, 3, 1)
    """
    losses = {
        ("squared_error", "identity"): "half_squared_error",
        ("log_loss", "logistic"): "binary_cross_entropy",
        ("log_loss", "softmax"): "softmax_cross_entropy",
    }
    kind = (model.loss, model.out_activation_)
    if kind not in losses:
        raise ValueError(
            f"The model's loss is {kind[0]!r} of {kind[1]} outputs; give one trained "
            "on squared error or log-loss."
        )
    weights = tuple(np.array(coefs) for coefs in model.coefs_)
    biases = tuple(np.array(intercepts) for intercepts in model.intercepts_)
    sizes = (len(weights[0]), *(len(bias) for bias in biases))
    activation = ACTIVATIONS[model.activation]
    return Network(sizes, activation, loss=losses[kind]), Parameters(weights, biases)


def _question(network, parameters, inputs, targets) -> _Question | None:
    activation = _shared_activation(network)
    inputs, targets = np.asarray(inputs, float), np.asarray(targets, float)
    is_plain = not (network.residual or network.batch_norm)
    if activation is None or not is_plain or parameters.weights[0].ndim > 2:
        return None
    layers = parameters.weights, parameters.biases
    if network.loss_function.wants_logits:
        return _classifier(network, activation, layers, inputs, targets)
    return _regressor(network, activation, layers, inputs, targets)


def _shared_activation(network: Network) -> str | None:
    """Return scikit-learn's name for the one activation of all squashed layers."""
    used = {network.kind_of(layer) for layer in range(network.n_layers - 1)}
    if network.output_activation != "identity":
        used.add(network.output_activation)
    named = {ours: theirs for theirs, ours in ACTIVATIONS.items()}
    if len(used) > 1 or not used <= set(named):
        return None
    return named[used.pop()] if used else "identity"


def _regressor(network, activation, layers, inputs, targets) -> _Question:
    (weights, biases), n = layers, network.layer_sizes[-1]
    if network.output_activation != "identity":
        # Its outputs are never squashed. So ours become hidden units, each handed on
        # as it is by one more layer.
        weights, biases = (*weights, np.eye(n)), (*biases, np.zeros(n))
    # Its loss is half the mean over the outputs, its gradient that of half their sum.
    factors = {
        "half_squared_error": (float(n), 1.0),
        "squared_error": (2.0 * n, 2.0),
        "mean_squared_error": (2.0, 2.0 / n),
    }[network.loss]
    targets = targets[:, 0] if n == 1 else targets
    return _Question(
        activation, False, weights, biases, inputs, targets, None, *factors
    )


def _classifier(network, activation, layers, inputs, targets) -> _Question | None:
    (weights, biases), n = layers, network.layer_sizes[-1]
    is_softmax = network.loss == "softmax_cross_entropy"
    one_each = not is_softmax or (targets.sum(axis=-1) == 1).all()
    if not np.isin(targets, (0, 1)).all() or not one_each or (is_softmax and n == 1):
        return None
    classes = range(n)
    if is_softmax:
        targets = targets.argmax(axis=-1)
        if n == 2:  # it would make one output of two classes, but not of three
            weights, biases = _with_a_third(weights, biases)
            classes = range(3)
    elif n == 1:
        targets, classes = targets[:, 0], range(2)
    targets = targets.astype(int)
    return _Question(
        activation, True, weights, biases, inputs, targets, classes, 1.0, 1.0
    )


def _with_a_third(weights, biases):
    """Return the parameters with a third class that never comes."""
    last = np.pad(weights[-1], ((0, 0), (0, 1)))
    return (*weights[:-1], last), (*biases[:-1], np.append(biases[-1], NEVER))


def _model_of(question: _Question):
    """Return scikit-learn's model with the parameters of a question."""
    # Inside the function, so that the pages start without loading scikit-learn.
    from sklearn.neural_network import MLPClassifier, MLPRegressor

    kind = MLPClassifier if question.is_classifier else MLPRegressor
    model = kind(
        hidden_layer_sizes=[len(bias) for bias in question.biases[:-1]],
        activation=question.activation,
        solver="sgd",
        alpha=0.0,
        batch_size=len(question.inputs),
        # So large that rounding the parameters after the step costs no digits of the
        # gradient, and a power of two, so that dividing by it costs none either.
        learning_rate_init=LEARNING_RATE,
        shuffle=False,
        momentum=0.0,
        nesterovs_momentum=False,
        random_state=0,
    )
    settings = {"classes": question.classes} if question.is_classifier else {}
    model.partial_fit(question.inputs, question.targets, **settings)  # makes its arrays
    model.coefs_ = [array.astype(float) for array in question.weights]
    model.intercepts_ = [array.astype(float) for array in question.biases]
    return model


def _one_step(question: _Question):
    """Return its loss, and what one step of its SGD takes from its parameters."""
    model = _model_of(question)
    model.partial_fit(question.inputs, question.targets)
    coefs, intercepts = (
        [(before - after) / LEARNING_RATE for before, after in zip(*pair, strict=True)]
        for pair in (
            (question.weights, model.coefs_),
            (question.biases, model.intercepts_),
        )
    )
    return float(model.loss_), coefs, intercepts
