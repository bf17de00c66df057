"""The edge of the learning rate by theory, with λ the sharpest bend."""

FORMULAS = {
    "gradient_descent": r"\frac{2}{\lambda}",
    "momentum": r"\frac{2 + 2\beta}{\lambda}",
    "nesterov": r"\frac{2 + 2\beta}{(1 + 2\beta)\,\lambda}",
    "newton": "2",
}
DAMPED = r"\frac{2 + 2\beta}{(1 - \beta)\,\lambda}"
PLAIN = {
    "gradient_descent": "2/λ",
    "momentum": "(2 + 2β)/λ",
    "nesterov": "(2 + 2β)/((1 + 2β)λ)",
    "newton": "2",
}
PLAIN_DAMPED = "(2 + 2β)/((1 − β)λ)"
