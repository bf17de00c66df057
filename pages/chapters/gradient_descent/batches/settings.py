"""What the chapter "Batches" asks about: samples, and how they are asked."""

from dataclasses import dataclass

KEY = "gd_batches"
PARTS = SIDE_BY_SIDE, SCALES, GUESSES, THE_FLOOR = (
    "Side by side",
    "Scales",
    "Guesses",
    "The floor",
)
OF_SAMPLES = SIDE_BY_SIDE, SCALES, GUESSES  # the parts that are about real ones
SAMPLES = {  # what is fitted to what, by its words on the screen
    "Iris petals: a line": "petals",
    "Versicolor or virginica: a logistic curve": "species",
    "Setosa or versicolor: can be separated": "separable",
}
LINE = next(iter(SAMPLES))


@dataclass(frozen=True)
class Settings:
    """Everything the parts compute from; each of them asks for some of it."""

    part: str = SIDE_BY_SIDE
    samples: str = "petals"  # one of SAMPLES' values
    seed: int = 0  # of all shuffling and drawing

    # Side by side
    learning_rate: float = 0.1
    batch_size: int = 10  # how many sit at the table
    n_epochs: int = 10  # what each may ask: so many times all the samples

    # Scales
    features: str = "length"  # or "both": the petal's length and width, for the sepal
    unit: str = "cm"  # one of scales.flowers.UNITS: what the length is measured in
    preparation: str = "standardised"  # one of scales.flowers.PREPARATIONS
    has_one_rate: bool = False  # the same η for both walks, else each has its own
    one_rate: float = 0.5
    walk_steps: int = 100

    # Guesses
    guess_at: tuple[float, float] = (0.0, 0.0)  # the weights: slope w and height b
    n_guesses: int = 1000  # for every batch size
    guess_way: str = "With replacement"  # whose guesses are drawn

    # The floor
    bend: float = 1.0  # λ, of every sample's bowl
    floor_rate: float = 0.1  # η
    n_numbers: int = 64  # N
    floor_batch: int = 8  # B; what is beyond N is N
    n_walks: int = 300
    floor_steps: int = 200
    way: str = "Drawn with replacement"  # whose cloud is drawn
