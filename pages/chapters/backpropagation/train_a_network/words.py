"""The chapter's question, its hint, and what its symbols mean."""

QUESTION = (
    "A few units and a thousand small corrections: what will they make of the dots?"
)
HINT = (
    "Bet first, then press Play: line, units, weights and losses move together. Then "
    "change the data, the layers or the learning rate and compare."
)
NOISE = "How far the samples are pushed off their places, in per cent."
DRAWN = "Another number draws other samples."
SEED = "Another number draws other first weights, and shuffles the samples otherwise."
BATCH = (
    "Samples that are looked at for one update. More than there are to train on count "
    "as all of them."
)
L1 = "Adds λ · Σ|w| to what is minimised: small weights go to 0 altogether."
L2 = "Adds λ/2 · Σw² to what is minimised: all weights shrink."
SCALE = "Multiplies what the scheme draws."
STANDARDISED = (
    "Moves and stretches every feature so that the samples trained on have mean 0 and "
    "standard deviation 1."
)
PACE = (
    "Where the stepper stops: evenly spread over the training, or first at every epoch "
    "or every update. The training itself is the same."
)
SYMBOLS = (
    ("L", "the loss: mean over samples of what one mistake costs, without penalties"),
    ("x, y", "where a sample lies in the plane; the features are made of them"),
    ("a, z", "what comes out of a unit, and what goes into it before its bend"),
    ("w, b", "a weight; a bias"),
    ("∂L/∂W", "the gradient of a layer's weights, on the batch of the update"),
    ("ΔW", "the update of a layer's weights"),
    ("η", "the learning rate"),
    ("λ", "how much penalties count beside the loss: L1's λ · Σ|w|, L2's λ/2 · Σw²"),
    ("size", "root mean square: over all weights of a layer"),
    ("held out", "half of the samples: never trained on, only asked"),
    ("dead", "passing on nothing, for any sample trained on"),
    ("saturated", "passing on less than a tenth of the steepest slope"),
)
