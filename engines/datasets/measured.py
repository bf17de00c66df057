"""Tables of measured numbers with a word to predict, as files: wine, breast cancer."""

from pathlib import Path

import numpy as np

from engines.datasets.dataset import Dataset
from engines.datasets.table import read_csv

FILES = Path(__file__).parent / "files"


def numbers_and_word(
    file: Path, words: tuple[str, ...]
) -> tuple[tuple[str, ...], np.ndarray]:
    """Return the header and the rows of a file whose last column holds words.

    The word becomes its place in ``words``. The rows have shape (n, n_columns),
    float64, read-only. Raises ValueError for a cell that is no number and for a word
    that is not among them.

    >>> header, rows = numbers_and_word(FILES / "wine.csv", CULTIVARS)
    >>> header[0], rows[0, 0].item(), rows[0, -1].item()
    ('alcohol', 14.23, 0.0)
    """
    header, lines = read_csv(file)
    rows = np.array([(*map(float, line[:-1]), words.index(line[-1])) for line in lines])
    rows.setflags(write=False)
    return header, rows


CULTIVARS = ("cultivar 1", "cultivar 2", "cultivar 3")
DIAGNOSES = ("malignant", "benign")  # in scikit-learn's order


def _measured(name: str, label: str, source: str, words: tuple[str, ...]) -> Dataset:
    header, rows = numbers_and_word(FILES / f"{name}.csv", words)
    return Dataset(name, label, source, header, rows, header[-1], words)


MEASURED: tuple[Dataset, ...] = (
    _measured(
        "wine",
        "Wine (178 wines)",
        "Wine recognition, 13 measures of Italian wines of three cultivars (Forina and "
        "others, 1988), UCI Machine Learning Repository, CC BY 4.0; as in "
        "scikit-learn. The source gives no units.",
        CULTIVARS,
    ),
    _measured(
        "breast_cancer",
        "Breast cancer (569 patients)",
        "Breast cancer Wisconsin (diagnostic), Wolberg, Street and Mangasarian (1995), "
        "UCI Machine Learning Repository, CC BY 4.0; as in scikit-learn. Lengths are "
        "in pixels of the picture; “error” is a measure's standard error, “worst” the "
        "mean of the three largest nuclei.",
        DIAGNOSES,
    ),
)
