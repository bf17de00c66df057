"""A bag of coloured marbles: what can be said of it, and marbles drawn from it."""

from dataclasses import dataclass

import numpy as np

from engines.decision_trees.huffman import QuestionTree, huffman
from engines.decision_trees.impurity import (
    IMPURITIES,
    entropy,
    entropy_terms,
    gini,
    misclassification,
    shares,
    surprise,
)

CORNERS = np.array([[0.0, 0.0], [1.0, 0.0], [0.5, np.sqrt(3) / 2]])  # a triangle's


@dataclass(frozen=True, eq=False)
class Drawing:
    """A bag of k colours, and n marbles drawn from it, each put back at once.

    Row t of the arrays of n + 1 rows is what has come together after t draws.
    """

    counts: np.ndarray  # (k,) marbles of each colour
    shares: np.ndarray  # (k,) p_i
    surprises: np.ndarray  # (k,) -log2 p_i in bits, infinite for an absent colour
    terms: np.ndarray  # (k,) -p_i log2 p_i in bits
    entropy: float  # in bits
    gini: float
    misclassification: float
    tree: QuestionTree  # Huffman's questions for this bag
    marbles: np.ndarray  # (n,) integers: which marble, when they lie sorted by colour
    colours: np.ndarray  # (n,) integers: the colour of each draw
    guesses: np.ndarray  # (n,) integers: the colour of a guess drawn from the bag
    drawn: np.ndarray  # (n + 1, k) marbles of each colour so far
    surprise: np.ndarray  # (n + 1,) bits so far
    questions: np.ndarray  # (n + 1,) yes/no questions so far
    drawn_guess_mistakes: np.ndarray  # (n + 1,) so far, when a drawn guess is made
    best_guess_mistakes: np.ndarray  # (n + 1,) so far, of naming the commonest colour

    @property
    def n_draws(self) -> int:
        """How many marbles were drawn."""
        return len(self.colours)

    @property
    def present(self) -> list[int]:
        """The numbers of the colours that are in the bag."""
        return np.flatnonzero(self.counts).tolist()

    def mean(self, total: np.ndarray) -> np.ndarray:
        """Return the average a draw, (n,), after each draw, of a total, (n + 1,)."""
        return total[1:] / np.arange(1, len(total))


def draw_marbles(counts, n_draws: int, seed: int = 0, labels=None) -> Drawing:
    """Draw marbles from a bag, put each back, and keep the books.

    In the long run a draw brings H bits of surprise, costs as many questions as
    Huffman's tree expects, and is guessed wrong as often as the Gini impurity says by a
    guess drawn from the bag, as misclassification says by the commonest colour.
    ``counts``, shape (k,), are whole and 0 or more; ``labels`` name the colours. Raises
    ValueError for counts that are not, for an empty bag, and for no draws.

    >>> drawing = draw_marbles([2, 1, 1], 3, seed=1)
    >>> drawing.entropy, drawing.colours.tolist(), drawing.surprise.tolist()
    (1.5, [0, 1, 2], [0.0, 1.0, 3.0, 5.0])
    """
    counts = np.asarray(counts)
    tree = huffman(counts, labels)
    if (counts != counts.astype(int)).any() or n_draws < 1:
        raise ValueError("Marbles and draws are whole numbers, and draws at least 1.")
    p, surprises = shares(counts), surprise(shares(counts))
    rng = np.random.default_rng(seed)
    colour_of = np.repeat(np.arange(len(p)), counts.astype(int))
    marbles, guessed = rng.integers(len(colour_of), size=(2, n_draws))
    colours, guesses = colour_of[marbles], colour_of[guessed]
    return Drawing(
        counts=counts.astype(float),
        shares=p,
        surprises=surprises,
        terms=entropy_terms(counts),
        entropy=float(entropy(counts)),
        gini=float(gini(counts)),
        misclassification=float(misclassification(counts)),
        tree=tree,
        marbles=marbles,
        colours=colours,
        guesses=guesses,
        drawn=running_totals(np.eye(len(p))[colours]),
        surprise=running_totals(surprises[colours]),
        questions=running_totals(tree.lengths[colours]),
        drawn_guess_mistakes=running_totals(colours != guesses),
        best_guess_mistakes=running_totals(colours != p.argmax()),
    )


def running_totals(each) -> np.ndarray:
    """Return the totals before the first and after each row.

    ``each`` is (n, ...), and the totals are (n + 1, ...). Nothing is raised.

    >>> running_totals([1, 2, 3])
    array([0., 1., 3., 6.])
    """
    each = np.asarray(each, dtype=float)
    return np.concatenate([np.zeros_like(each[:1]), np.cumsum(each, axis=0)])


def entropy_with_one_more(counts) -> np.ndarray:
    """Return the entropy in bits after one more marble of each colour, shape (k,).

    A colour more surprising than the average pulls H up, one less surprising pulls it
    down: near p, the change has the sign of -log2 p_i - H. Raises as `entropy` does.

    >>> entropy_with_one_more([1, 1, 0]).round(3)
    array([0.918, 0.918, 1.585])
    """
    counts = np.asarray(counts, dtype=float)
    return entropy(counts + np.eye(len(counts)))


def impurity_curves(n_points: int = 201) -> dict[str, np.ndarray]:
    """Return every impurity of a bag of two colours, by the share of the first.

    Each array has shape (n_points,) and belongs to shares from 0 to 1, given under
    "share". Nothing is raised.

    >>> {name: float(values[1]) for name, values in impurity_curves(3).items()}
    {'share': 0.5, 'entropy': 1.0, 'gini': 0.5, 'misclassification': 0.5}
    """
    p = np.linspace(0, 1, n_points)
    pairs = np.stack([p, 1 - p], axis=-1)
    values = {name: impurity(pairs) for name, impurity in IMPURITIES.items()}
    return {"share": p, **values}


def in_triangle(three_shares) -> np.ndarray:
    """Return where a bag of three colours lies in the triangle: (..., 2) from (..., 3).

    Each corner of the triangle with sides 1 is a bag of one colour; the point is the
    balance of the three `CORNERS` weighted with the shares. Nothing is raised.

    >>> in_triangle([0.0, 1.0, 0.0])
    array([1., 0.])
    """
    return np.asarray(three_shares, dtype=float) @ CORNERS


def entropy_map(n_points: int = 121) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return the entropy of every bag of three colours over the triangle's rectangle.

    x, (n_points,), y, (n_points,), and H in bits, (n_points, n_points), rows by y. A
    point outside the triangle has no bag; it is given the entropy of one on the edge,
    so that lines of equal entropy reach the edge. Nothing is raised.

    >>> x, y, bits = entropy_map(3)
    >>> bits.shape, float(bits[0, 0]), float(bits[0, 1])
    ((3, 3), 0.0, 1.0)
    """
    x, y = np.linspace(0, 1, n_points), np.linspace(0, CORNERS[2, 1], n_points)
    third = (y / CORNERS[2, 1])[:, np.newaxis]
    second = x - third / 2
    parts = np.stack(np.broadcast_arrays(1 - second - third, second, third), axis=-1)
    return x, y, entropy(np.maximum(parts, 0))
