"""Second opinions on a line and a logistic curve: scikit-learn's fits and losses."""

import numpy as np


def linear_regression(inputs, targets) -> np.ndarray:
    """Return the weights of the best straight line, the intercept last.

    The w and b that make the mean of (y - w . x - b)^2 smallest. ``inputs`` is (n, k)
    without a column of ones, ``targets`` (n,), the result (k + 1,). Raises ValueError,
    scikit-learn's own, when shapes do not fit. Source:
    sklearn.linear_model.LinearRegression.

    >>> linear_regression([[0], [1], [2]], [1, 3, 5]).round(9)
    array([2., 1.])
    """
    # Inside the function, so that the pages start without loading scikit-learn.
    from sklearn.linear_model import LinearRegression

    model = LinearRegression().fit(inputs, targets)
    return np.append(model.coef_, model.intercept_)


def logistic_regression(inputs, targets) -> np.ndarray:
    """Return the weights of the best logistic curve, the intercept last.

    The w and b that make the mean log loss of sigmoid(w . x + b) smallest, with no
    penalty on large weights: C is infinite. ``inputs`` is (n, k) without a column of
    ones, ``targets`` (n,) of 0 and 1, the result (k + 1,). Where the classes can be
    separated no weights are best, and those returned are where its search gave up.
    A feature is handed over divided by a power of two near its largest size, which
    costs no digit, because its search is lost among features of very different sizes.
    Raises ValueError, scikit-learn's own, where one class is missing. Source:
    sklearn.linear_model.LogisticRegression.

    >>> logistic_regression([[0], [0], [1], [1]], [0, 1, 1, 1])[1].round(9) + 0.0
    np.float64(0.0)
    """
    from sklearn.linear_model import LogisticRegression

    inputs = np.asarray(inputs, dtype=float)
    sizes = np.exp2(np.frexp(np.abs(inputs).max(axis=0))[1])
    model = LogisticRegression(C=np.inf, solver="newton-cholesky", tol=1e-10)
    model.fit(inputs / sizes, targets)
    return np.append(model.coef_ / sizes, model.intercept_)


def half_squared_error(targets, answers) -> float:
    """Return half the mean squared error of answers, (n,), to targets, (n,).

    mean of (y - a)^2 / 2. Raises ValueError, scikit-learn's own, when shapes do not
    fit. Source: sklearn.metrics.mean_squared_error.

    >>> half_squared_error([1, 1], [1, 3])
    1.0
    """
    from sklearn.metrics import mean_squared_error

    return float(mean_squared_error(targets, answers) / 2)


def log_loss(targets, chances) -> float:
    """Return the mean log loss in nats of chances of a 1, (n,), for targets, (n,).

    mean of -ln a where y is 1 and -ln(1 - a) where it is 0; chances nearer to 0 or 1
    than 2.2e-16 count as that near. Raises ValueError, scikit-learn's own, for chances
    outside 0 to 1. Source: sklearn.metrics.log_loss.

    >>> round(log_loss([1, 0], [0.5, 0.5]), 6)
    0.693147
    """
    from sklearn.metrics import log_loss as theirs

    return float(theirs(targets, chances, labels=[0, 1]))


def class_log_loss(classes, chances) -> float:
    """Return the mean log loss in nats of the same chances for many things.

    mean of -ln q_c, with c the class of a thing: ``classes`` (n,) are whole numbers
    from 0 below k, ``chances`` (k,) with a sum of 1, k at least 2. Chances nearer to
    0 than 2.2e-16 count as that near. Raises ValueError, scikit-learn's own, for other
    classes and chances. Source: sklearn.metrics.log_loss.

    >>> round(class_log_loss([0, 1], [0.5, 0.25, 0.25]), 6)  # 1.5 bits
    1.039721
    """
    from sklearn.metrics import log_loss as theirs

    rows = np.broadcast_to(chances, (len(classes), len(chances)))
    return float(theirs(classes, rows, labels=range(len(chances))))
