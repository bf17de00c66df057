"""What luck alone is worth, by scikit-learn."""

import numpy as np


def expected_mutual_information(counts) -> float:
    """Return the mean mutual information over all shuffles of the classes, in bits.

    ``counts`` (n_answers, n_classes) are whole numbers. Nothing is raised.
    Source: sklearn.metrics.cluster.expected_mutual_information, which returns nats.

    >>> round(expected_mutual_information([[1, 1], [1, 1]]), 6)
    0.333333
    """
    # Inside the function, so that the pages start without loading scikit-learn.
    from sklearn.metrics.cluster import expected_mutual_information as expected

    counts = np.asarray(counts, dtype=float)
    counts = counts[counts.any(axis=1)][:, counts.any(axis=0)]
    return float(expected(counts, int(counts.sum())) / np.log(2))
