"""Every optimizer as a few lines of NumPy, for the scripts that are taken home."""

GRADIENT_DESCENT = """
def gradient_descent(g, rate, memory, point):
    return -rate * g
"""
ROLLING = {
    "rate_outside": """
    memory["velocity"] = {beta} * memory.get("velocity", 0.0) + g
    return -rate * memory["velocity"]
""",
    "rate_inside": """
    memory["velocity"] = {beta} * memory.get("velocity", 0.0) - rate * g
    return memory["velocity"]
""",
    "damped": """
    memory["velocity"] = {beta} * memory.get("velocity", 0.0) + (1 - {beta}) * g
    return -rate * memory["velocity"]
""",
}
NESTEROV = """
def nesterov(g, rate, memory, point):
    memory["velocity"] = {beta} * memory.get("velocity", 0.0) + g
    return -rate * (g + {beta} * memory["velocity"])
"""
ADAGRAD = """
def adagrad(g, rate, memory, point):
    memory["squares"] = memory.get("squares", 0.0) + g**2
    return -rate * (g / (np.sqrt(memory["squares"]) + 1e-10))
"""
RMSPROP = """
def rmsprop(g, rate, memory, point):
    memory["squares"] = 0.99 * memory.get("squares", 0.0) + (1 - 0.99) * g**2
    return -rate * (g / (np.sqrt(memory["squares"]) + 1e-8))
"""
ADAM = """
def adam(g, rate, memory, point):
    memory["t"] = t = memory.get("t", np.zeros(1)) + 1
    memory["m"] = m = 0.9 * memory.get("m", 0.0) + (1 - 0.9) * g
    memory["v"] = v = 0.999 * memory.get("v", 0.0) + (1 - 0.999) * g**2
{corrected}    return -rate * m / (np.sqrt(v) + 1e-8)
"""
CORRECTED = {
    "divided": "    m, v = m / (1 - 0.9**t), v / (1 - 0.999**t)\n",
    "multiplied": "    m, v = m * (1 - 0.9**t), v * (1 - 0.999**t)\n",
    "none": "",
}
NEWTON = """
def newton(g, rate, memory, point):
    return -rate * along_the_bends(g, hessian(point), 0.0)[-1]
"""


def rule_of(
    walker: str,
    beta: object = 0.9,
    form: str = "rate_outside",
    bias_correction: str = "divided",
) -> str:
    """Return the source of a walker's rule: a function of what it feels.

    `beta` is the momentum, or the name that the script has for it.
    """
    if walker == "momentum":
        body = ROLLING[form].format(beta=beta).strip("\n")
        return f"def momentum(g, rate, memory, point):\n{body}"
    texts = {
        "gradient_descent": GRADIENT_DESCENT,
        "nesterov": NESTEROV.format(beta=beta),
        "adagrad": ADAGRAD,
        "rmsprop": RMSPROP,
        "adam": ADAM.format(corrected=CORRECTED[bias_correction]),
        "newton": NEWTON,
    }
    return texts[walker].strip("\n")
