"""The words of the chapter "Momentum" that all its parts share."""

QUESTION = (
    "A hiker's steps are too long across a narrow valley, and too short along it. "
    "Would a heavy ball do better?"
)
HINT_OF_EVERY_CELL = (
    "Bet first, then press Play: every cell is a walk with an η and a β of its own. "
    "Click one, and both are yours."
)
CONDITION = (
    "How narrow the valley is: the steepest bend over the flattest. The steep "
    "direction has λ = 1, the flat one λ = 1/κ."
)
RATE = (
    "How far to step for each unit of slope. Hiker and ball use the same η. The "
    "boundary of a direction without momentum is η = 2/λ."
)
MOMENTUM = (
    "The share of its velocity that the ball keeps at every step. At 0 the ball has no "
    "memory and goes as the hiker goes."
)
START = "Or click the bowl, or drag the ring on it."
VIEW = (
    "Over the steps, or without them: the place along a direction, and the last step "
    "there. Both as shares of the first distance."
)
SYMBOLS = (
    ("η (eta)", "the learning rate: how far to step for each unit of slope"),
    ("β (beta)", "the momentum: the share of the velocity that is kept at every step"),
    ("v", "the velocity: the slopes felt so far, old ones fading: v ← βv + ∇f"),
    ("Δ (delta)", "the update: what is added to the place, −η · v"),
    ("λ (lambda)", "the bend of the ground along a direction: an eigenvalue"),
    ("m, L", "the smallest and the largest bend of the bowl: here 1/κ and 1"),
    ("e", "the distance from the bottom along one direction, with its sign"),
    ("κ (kappa)", "the condition number: the steepest bend over the flattest"),
)
