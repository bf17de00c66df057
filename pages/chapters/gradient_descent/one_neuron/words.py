"""The words of the chapter "One neuron" that its parts share."""

QUESTION = (
    "A neuron guesses from your hours of study whether you passed, and is wrong. "
    "Which of its weights is to blame, and by how much?"
)
SYMBOLS = (
    ("x", "an input: the study time, or the bias input, which is always 1"),
    ("w₀, w₁", "the weights of the bias input and of the study time"),
    ("a", "the neuron's answer (activation): w₀·1 + w₁·x, for a sigmoid through the S"),
    ("y", "the truth (target), and y − a the mistake"),
    ("L", "the loss: the mean over the samples of half the squared mistake"),
    ("−∂L/∂w", "the blame of a weight: how fast the loss falls when it grows"),
    (
        "y − a and δ",
        "here the mistake is target minus answer, and weights move with it; the "
        "factory's δ is the slope ∂E/∂z, and weights move against it",
    ),
    ("η (eta)", "the learning rate: how far to move for each unit of blame"),
    ("λ (lambda)", "the bend of the error surface, where it bends most"),
    ("epoch", "one pass over all samples"),
    ("central differences", "a slope measured from heights alone, a hair to each side"),
)
