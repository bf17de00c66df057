"""The fewest wrong guesses of any small tree, by looking at every tree there is."""

from collections import Counter
from collections.abc import Sequence
from functools import cache


def fewest_wrong(
    answers: Sequence[Sequence[str]], classes: Sequence[str], depth: int
) -> int:
    """Return how many rows the best tree of this depth guesses wrongly, at least.

    ``answers`` has a row of words for each row, ``classes`` its class; a question asks
    about one column and has a branch for every word. Plain recursion over all questions
    at every bag, without bounds: only for what is small. Nothing is raised.

    >>> fewest_wrong(["ac", "ad", "bc", "bd"], ["no", "yes", "yes", "no"], 2)
    0
    """

    @cache
    def wrong(bag: frozenset[int], left: int) -> int:
        """Return the fewest for these rows, with so many questions left."""
        tally = Counter(classes[row] for row in bag)
        found = len(bag) - max(tally.values(), default=0)
        if not left or not found:
            return found
        for column in range(len(answers[0])):
            parts: dict[str, set[int]] = {}
            for row in bag:
                parts.setdefault(answers[row][column], set()).add(row)
            if len(parts) > 1:
                each = (wrong(frozenset(part), left - 1) for part in parts.values())
                found = min(found, sum(each))
        return found

    return wrong(frozenset(range(len(classes))), depth)


def mistakes_of_their_tree(features, classes: Sequence[str], depth: int) -> int:
    """Return how many of its own rows scikit-learn's greedy tree guesses wrongly.

    ``features`` (n, d) are numbers, ``depth`` the most questions on a path; it cuts by
    entropy. Raises ValueError as scikit-learn does. Source:
    sklearn.tree.DecisionTreeClassifier.

    >>> mistakes_of_their_tree([[0, 1], [1, 1], [1, 0]], ["no", "yes", "no"], 1)
    1
    """
    # Inside the function, so that the pages start without loading scikit-learn.
    from sklearn.tree import DecisionTreeClassifier

    tree = DecisionTreeClassifier(criterion="entropy", max_depth=depth, random_state=0)
    said = tree.fit(features, list(classes)).predict(features)
    return sum(one != two for one, two in zip(said, classes, strict=True))
