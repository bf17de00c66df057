"""The α of a path's trees in words: no two neighbours look alike."""

from engines.decision_trees import PruningPath
from pages.words.numbers import digits_apart, few


def digits_at(path: PruningPath, state: int) -> int:
    """Return with how many digits a state's α is told from the one before and after."""
    near = path.alphas[max(state - 1, 0) : state + 2]
    return digits_apart(*near.tolist())


def alpha_text(path: PruningPath, state: int) -> str:
    """Write a state's α, told apart from its neighbours'."""
    return few(float(path.alphas[state]), digits_at(path, state))
