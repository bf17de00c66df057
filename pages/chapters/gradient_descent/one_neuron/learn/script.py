"""The training of one neuron as a script of its own."""

from engines.gradient_descent import NeuronFit


def code(settings, fit: NeuronFit) -> str:
    """Return a NumPy script that trains the same neuron on the same batches."""
    batches = [batch.tolist() for batch in fit.batches]
    answer, slope = "z", "np.ones_like(a)"
    if settings.activation == "sigmoid":
        answer, slope = "0.5 * (1 + np.tanh(0.5 * z))", "a * (1 - a)"
    return f"""
x = np.array({settings.inputs.tolist()!r})  # the first input is the bias, always 1
y = np.array({settings.targets.tolist()!r})
w = np.array({list(settings.weights)!r})
learning_rate = {settings.learning_rate!r}
batches = {batches!r}  # the samples each update looks at


def answers(x, w):
    z = x @ w
    return {answer}


for batch in batches:
    a = answers(x[batch], w)
    blame = ((y[batch] - a) * {slope})[:, None] * x[batch]
    w = w + learning_rate * blame.mean(axis=0)

print(repr(float(w[0])))
print(repr(float(w[1])))
print(repr(float(((y - answers(x, w)) ** 2).mean() / 2)))
"""
