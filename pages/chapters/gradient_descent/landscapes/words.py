"""The chapter's question, its hint, and what its symbols mean."""

QUESTION = (
    "Blindfolded hikers start at one place, each with a rule of their own. Who is down "
    "first, and where?"
)
HINT = (
    "Bet first, then press Play. Drag the start, or one walker's η, and the paths "
    "follow your hand."
)
HINT_OF_ONE_UPDATE = (
    "Bet first, then step: the update is put together before your eyes. Take another "
    "walker in hand, or another step of its walk, and compare."
)
HINT_OF_THE_FAIR_RACE = (
    "Bet first, then press Play: one after the other is tuned, and then they race. "
    "Give them fewer rates to try, or draw other starts, and compare."
)
HINT_OF_THE_SWEEP = (
    "Bet first, then press Play. Click one of the nine pictures, and its value is "
    "yours."
)
WALKERS = "Newton walks beside them as a reference: it may use the bend as well."
RACERS = "All race with the same budget. Newton, who may use the bend, does not."
HAND = "Whose learning rate stands beside the picture, and whose numbers are shown."
RATE = "How far this walker steps for what it feels."
BETA = "The share of its velocity that Momentum, or Nesterov, keeps at every step."
FORM = (
    "Of Momentum alone: three ways to write it that learners meet. The first two take "
    "the same path unless η changes on the way; damped, the same η goes 1 − β times "
    "as far."
)
CORRECTION = (
    "Adam's averages start at 0, so early on they are too small; dividing mends that. "
    "Forgetting it, or multiplying instead, are mistakes found in the wild."
)
SCHEDULE = (
    "At step t of T, η is multiplied by: Step: 1, from T/2 on 0.1, from 3T/4 on 0.01. "
    "Cosine: (1 + cos(πt/T))/2. Warm-up: (t + 1)/(T/10), at most 1. So for all walkers "
    "but Newton, whose η stays."
)
START = "Or click the ground, or drag the ring on it."
START_OF_ALL = "All nine walks begin here; a click takes the value of a picture."
FORMS = {
    "v ← βv + g, Δ = −ηv": "rate_outside",
    "v ← βv − ηg, Δ = v": "rate_inside",
    "v ← βv + (1 − β)g, Δ = −ηv": "damped",
}
CORRECTIONS = {
    "divided by 1 − βᵗ": "divided",
    "left as they are": "none",
    "multiplied by 1 − βᵗ, a mistake": "multiplied",
}
SYMBOLS = (
    ("f(x, y)", "the height of the ground: what is to be made small"),
    ("∇f", "the gradient: the slope in x and the slope in y; it points uphill"),
    ("η", "the learning rate: how long a step is for what is felt"),
    ("Δ", "the update: what a step adds to x and y"),
    ("β, v", "the share of the velocity that is kept; the velocity"),
    ("β₁, β₂, m, v", "Adam's shares, and its averages of slopes and of their squares"),
    ("λ", "the bend of the ground along a direction: an eigenvalue of the Hessian"),
    ("lost", "who would go farther than 10⁹, or to where f or ∇f is not defined"),
    ("rests", "whose slope and next step are both below 10⁻¹²: it is left standing"),
    ("κ", "the condition number: the largest bend over the smallest"),
)
