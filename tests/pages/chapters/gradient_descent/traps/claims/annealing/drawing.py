"""Settings of annealing: few steps mostly, typed grounds, cold and hot chains."""

FORMULAS = (
    "x^4 + y^4 - 4x*y + 1",
    "x",
    "3",
    "log(x) + y",
    "log(-1 - x^2)",
    "1/x",
    "abs(x) + abs(y)",
    "exp(exp(x^2 + y^2))",
    "sin(3x)*cos(2y)",
    "1e40*x^2 + y^2",
    "1e-12*(x^2 + y^2)",
    "max(x, y)^2",
    "cos(6x) + cos(6y) + 0.1x",
    "cos(6x) + cos(6y) + 0.1x^2 + 0.1y^2",
)
OWN = {"landscape": "Your own surface"}
DRAWS = {
    "formula": lambda rng, seen: rng.choice(FORMULAS),
    "chain_steps": lambda rng, seen: rng.choice((20, 20, 20, 50, 50, 100, 300)),
}
ALSO = (
    {"landscape": "Two wells", "temperature": 0.0, "chain_steps": 50},
    {"landscape": "Two wells", "temperature": 0.0, "chain_view": "Many chains"},
    {"landscape": "Easom", "stride": 20.0, "temperature": 0.0, "chain_steps": 20},
    {**OWN, "formula": "log(-1 - x^2)", "chain_steps": 20},
    {**OWN, "formula": "log(x)^2 + y^2", "chain_start": (-2.0, 0.0)},
    {**OWN, "formula": "3", "chain_steps": 20},
    {**OWN, "formula": "log(x) + y", "chain_start": (-1.0, 0.0), "stride": 3.0},
    {"landscape": "Saddle", "chain_view": "Many chains", "chain_steps": 20},
    {"landscape": "Six-hump camel", "chain_steps": 100, "temperature": 0.0},
    {"landscape": "Styblinski–Tang", "chain_start": (-2.9, -2.9), "stride": 0.2}
    | {"chain_steps": 50},
    {**OWN, "formula": "cos(6x) + cos(6y)", "chain_view": "Many chains"},
    *(
        {**OWN, "formula": "cos(6x) + cos(6y) + 0.1x^2 + 0.1y^2", "cooling": cooling}
        | {"temperature": warm, "chain_steps": 50, "stride": 5.0, "chain_view": view}
        for cooling in ("Constant", "Logarithmic")
        for warm in (0.1, 100.0)
        for view in ("One chain", "Many chains")
    ),  # several are lowest, and many are higher
    *(
        {**OWN, "formula": "log(x) + y", "chain_start": (-0.01, 0.0), "stride": 3.0}
        | {"dice": dice, "chain_steps": 20}
        for dice in range(12)
    ),  # whoever begins where there is no height, and finds one
)
