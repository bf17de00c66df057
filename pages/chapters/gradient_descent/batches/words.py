"""The words of the chapter "Batches" that all its parts share."""

QUESTION = (
    "Is the soup too salty? Ask everyone, ask one table, or ask one guest: what does a "
    "quick answer cost, and what does it buy?"
)
SAMPLES = (
    "150 irises, measured in 1935. A line says how wide a petal is by its length; a "
    "logistic curve says how likely it is to be of one species."
)
SYMBOLS = (
    ("η (eta)", "the learning rate: how far to step for each unit of slope"),
    ("B", "the batch size: how many samples are asked before a step is taken"),
    ("N", "the number of samples"),
    ("epoch", "a pass over all the samples"),
    ("x, y", "a feature of a sample, and what is to be said of that sample"),
    ("w, b", "the weight and the bias: slope and height of what is fitted"),
    ("a", "the answer: w·x + b for a line; for a curve, the sigmoid of that"),
    ("L", "the loss: the mean of (y − a)²/2 for a line, the log loss for a curve"),
    ("λ (lambda)", "the bend of the loss along a direction: an eigenvalue"),
    ("κ (kappa)", "the condition number: the largest bend over the smallest"),
    ("m, s", "the mean of a feature, and its standard deviation"),
    ("z", "a feature that was standardised: (x − m)/s"),
    ("r", "the correlation of two features"),
    ("c, c̄_B", "a number that pulls, and the mean of those in a batch"),
    ("var(c)", "the variance of all the numbers c"),
    ("σ²", "the variance of what one batch says of the slope"),
)
