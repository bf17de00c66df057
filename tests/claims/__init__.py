"""Claims: what a part may say, and an independent question that decides it.

A chapter's `claims.py` holds a `Claims` for each of its parts. A sweep draws the
part's sentences over many settings; each has to fit one shape, and to be true of its
record by arithmetic of the test's own, never by the diagnosis that wrote it.
"""

from tests.claims.shapes import Shape, reads_as, sentences
from tests.claims.sweep import drawn, faults, says, sweep
from tests.claims.table import Claim, Claims, Told

__all__ = [
    "Claim",
    "Claims",
    "Shape",
    "Told",
    "drawn",
    "faults",
    "reads_as",
    "says",
    "sentences",
    "sweep",
]
