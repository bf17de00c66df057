"""The words of the chapter "Traps" that all its parts share."""

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
    ("p", "the share of starts whose walk ends in the lowest hollow"),
    ("p₁, p₂, …", "the share of starts whose walk arrives at minimum 1, 2, …"),
    ("T", "the temperature: how readily annealing goes uphill"),
)
