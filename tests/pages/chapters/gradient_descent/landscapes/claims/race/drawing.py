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
    *(
        {"landscape": "Ackley", "start": (0.0, 0.0), "walkers": walkers}
        for walkers in (("Adam",), ("Adam", "Newton"))
    ),  # on the tip of a kink
    {"landscape": "Saddle", "start": (0.0, 1e-6), "walkers": ("Adam", "Momentum")},
    {"landscape": "Saddle", "start": (0.0, 1e-6), "walkers": ("Gradient descent",)},
    *(
        {"landscape": "Your own surface", "formula": formula, "start": (0.4, 0.3)}
        | {"walkers": ("Gradient descent", "Newton")}
        for formula in ("x", "abs(x) + abs(y)", "sqrt(x^2 + y^2)")
    ),  # where Newton finds no bend along the slope
    {"landscape": "Elongated bowl", "kappa": 100.0, "walkers": ("Gradient descent",)}
    | {"eta_gradient_descent": 0.02, "start": (-1.5, 2.6)},  # on the edge
    {"landscape": "Elongated bowl", "kappa": 100.0, "walkers": ("Momentum",)}
    | {"eta_momentum": 0.02, "beta": 0.0, "start": (-1.5, 2.6)},  # likewise
    {"landscape": "Sphere", "steps": 500, "eta_adagrad": 1.0, "eta_rmsprop": 0.1}
    | {"walkers": ("Gradient descent", "AdaGrad", "RMSProp")},  # equal but for rounding
    {
        "landscape": "Your own surface",
        "formula": "x^1.5 + y^2",
        "start": (0.0, 1.0),
        "walkers": ("Gradient descent",),
    },
)
