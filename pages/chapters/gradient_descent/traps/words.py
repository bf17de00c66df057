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
    ("z", "what a step multiplies the distance along a saddle's falling way by"),
    ("k", "all begin 10⁻ᵏ off the saddle: ten times nearer for each k"),
    ("a", "how far off the falling way a saddle's walk begins, seen from the long run"),
    ("r", "how far along the falling way one has left a saddle"),
    ("t", "the number of the step"),
    ("ε (epsilon)", "what is added to the slope before one divides by it"),
    ("p", "the share of starts whose walk ends in the lowest hollow"),
    ("T", "the temperature: how readily annealing goes uphill"),
)
