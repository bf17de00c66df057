"""The chapter's question, its hint, and what its symbols mean."""

QUESTION = (
    "Blame is whispered back from layer to layer, through dozens of them. What is "
    "left of it when it reaches the first?"
)
HINT = (
    "Bet first, then press Play: the whisper travels back layer by layer. "
    "Change depth, units or scale and compare."
)
SEED = "Another number draws other first weights."
SCALE = "Multiplies what the scheme draws."
SYMBOLS = (
    (
        "L",
        "the loss, cross-entropy; in δ that of one digit, in ∂L/∂W the mean of all",
    ),
    (
        "δ",
        "the blame of a unit, ∂L/∂z: how much the loss changes with its z. It points "
        "uphill, so an update goes against it; One neuron's δ, target minus output, "
        "points to the target, and so has the other sign",
    ),
    ("∂L/∂W", "the gradient of a layer's weights: its inputs times its δ"),
    ("size", "root mean square: over all units and samples of a layer"),
    ("σ′", "the slope of a unit; at most 0.25 for a sigmoid"),
    ("scale", "the number that multiplies the first weights"),
    ("band", "from the smallest to the largest of the seeds; the line is their median"),
    ("z, η", "what goes into a unit; the learning rate"),
    ("p − y", "the outputs' mistakes: the softmax's shares minus what they should be"),
    ("⊙, ᵀ", "unit times unit; a table of weights with rows and columns exchanged"),
    (
        "Xavier, He, orthogonal",
        "first weights of a size that fits the number of units; He's are √2 times "
        "Xavier's; orthogonal ones change no length",
    ),
    (
        "slopes alone",
        "what is left if every slope is the steepest and no weight counts",
    ),
    ("saturated", "passing on less than a tenth of the steepest slope"),
    ("dead", "passing on nothing, for any sample"),
)
