"""The chapter's question, and what its letters mean."""

QUESTION = "A network has dozens of parameters. What does a map of two of them show?"
HINT = (
    "Bet how much of the way the map shows, press Play, then take a plane at random "
    "and compare."
)
TIMES = (
    "All learning rates are multiplied by this. At 1: gradient descent 0.3; momentum, "
    "Nesterov and AdaGrad 0.1; RMSProp 0.01; Adam 0.03."
)
SEED = "Draws the first weights, which all optimizers share."
PLANE_SEED = "Draws the two directions."
HAND = "Whose true loss stands beside what the plane has below it."
SYMBOLS = (
    ("θ", "all parameters of the network, in one row"),
    ("c", "the middle of the plane: all looks' mean, or where a path ends"),
    ("d₁, d₂", "the plane's two directions, each as long as θ"),
    ("x, y", "how far along them: θ ≈ c + x d₁ + y d₂"),
    ("L(θ)", "the true loss"),
    ("L(c + x d₁ + y d₂)", "the plane's height below θ"),
    ("distance", "from θ to the plane, which the picture cannot show"),
    ("share", "of a path's variance that lies along d₁ and d₂"),
)
