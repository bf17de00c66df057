"""The chapter's question, its hint, and what its symbols mean."""

from pages.words.numbers import percent

QUESTION = (
    "What does a network learn that reads handwriting, and what does its hidden layer "
    "add?"
)
HINT = (
    "Bet first, then press Play: it learns epoch by epoch. Change the hidden units, "
    "down to 0, and compare."
)
HIDDEN = "Between 64 pixels and ten outputs. 0: no hidden layer, the linear baseline."
L2 = "Adds L2/2 times all squared weights to the loss: it pulls weights towards 0."
SEED = "Another number draws other first weights and another order."


def a(digit: object) -> str:
    """Return a digit with its article: a 3, an 8."""
    return f"an {digit}" if str(digit) == "8" else f"a {digit}"


def goes(before: float, after: float) -> str:
    """Return how a probability changes: goes from 13% to 20%, stays at 13%."""
    first, then = percent(before), percent(after)
    return f"stays at {first}" if first == then else f"goes from {first} to {then}"


SYMBOLS = (
    ("epoch", "one pass over all digits that are learned from"),
    ("learned, held out", "digits that it is trained on, and digits it never saw"),
    (
        "linear baseline",
        "a network without hidden layer, trained the same way: each output weighs the "
        "pixels themselves",
    ),
    ("p", "the probability that the softmax gives a digit: how sure the network is"),
    ("η", "the learning rate"),
    ("W, b, w", "weights and biases; one weight"),
    ("x, z, a = g(z)", "a pixel; what a unit takes in; what it hands on"),
    ("dead", "giving the same for every digit: nothing comes through such a unit"),
    ("L2", "weight decay: L2/2 times the sum of all squared weights joins the loss"),
    ("L", "the loss, cross-entropy: the mean of −ln p of the right digit"),
)
