"""Settings of the race: grounds that are typed, smooth, kinked, level or undefined."""

FORMULAS = (
    "x^4 + y^4 - 4x*y + 1",
    "x^2 + 100y^2",
    "-x^2",
    "x",
    "3",
    "log(x) + y",
    "log(-1 - x^2)",
    "1/x",
    "abs(x) + abs(y)",
    "sqrt(x^2 + y^2)",
    "max(x, y)^2",
    "exp(exp(x^2 + y^2))",
    "exp(-x^2 - y^2)",
    "sin(3x)*cos(2y)",
    "x^0.3",
    "1e40*x^2 + y^2",
    "1e-12*(x^2 + y^2)",
)
DRAWS = {"formula": lambda rng, seen: rng.choice(FORMULAS)}
ALSO = (  # level starts, and one where the bend has no bound
    {"landscape": "Saddle", "start": (0.0, 0.0), "walkers": ("Adam",)},
    {"landscape": "Saddle", "start": (0.0, 0.0), "walkers": ("Momentum", "Adam")},
    {
        "landscape": "Your own surface",
        "formula": "x^1.5 + y^2",
        "start": (0.0, 1.0),
        "walkers": ("Gradient descent",),
    },
)
