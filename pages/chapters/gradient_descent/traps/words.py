"""The words of the chapter "Traps" that all its parts share."""

import re
from collections.abc import Sequence

EQUALS = re.compile(r" = (?=[−\d])")

QUESTION = (
    "A hiker who only ever goes downhill ends in a hollow. In which one, and how does "
    "one get out of it?"
)
WALKER = "By whose rule the steps are taken."
RATE = "How far the walker steps for what it feels."
BETA = "The share of its velocity that is kept at every step."
SYMBOLS = (
    ("f(x, y)", "the height of the ground: what is to be made small"),
    ("∇f", "the gradient: the slope in x and the slope in y; it points uphill"),
    ("η (eta)", "the learning rate: how long a step is for what is felt"),
    ("β (beta)", "the momentum: the share of the velocity that is kept at every step"),
    ("λ (lambda)", "the bend of the ground along a direction: an eigenvalue"),
    ("z", "what a step multiplies the distance along a saddle's falling way by"),
    ("a", "how far off the falling way a saddle's walk begins, seen from the long run"),
    ("r", "how far along the falling way one has left a saddle"),
    ("ε (epsilon)", "what is added to the slope before one divides by it"),
    ("p₁, p₂, …", "the share of starts whose walk arrives at minimum 1, 2, …"),
    (
        "p",
        "the chance that a walk, its start included, is somewhere below the mark that "
        "proves the lowest hollow",
    ),
    (
        "k, m",
        "restarts, and the probes of each; at a saddle all begin 10⁻ᵏ off",
    ),
    ("t, n", "the number of a step, and how many steps there are"),
    ("T, T₀", "the temperature: how readily annealing goes uphill; the first one"),
    ("s, u₁, u₂", "annealing's stride, and two numbers drawn evenly from −1 to 1"),
    ("Δ (delta)", "by how much a proposal is higher"),
    ("α (alpha)", "the chance that a proposal is accepted"),
    (
        "b, N",
        "Boltzmann's share: of all chains, those that stand nearest to a minimum in "
        "the long run; how many chains there are",
    ),
)


def unbroken(sentences: Sequence[str]) -> list[str]:
    """Return sentences in which no line breaks between "=" and its number."""
    return [EQUALS.sub("\u00a0=\u00a0", one) for one in sentences]
