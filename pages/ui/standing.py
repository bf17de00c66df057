"""What is loaded to stay: Python need not look through it for rubbish.

Some hundred thousand objects, Streamlit, pandas and the pages, live as long as the
process. Python's collector went through all of them again whenever enough new ones had
come: every few seconds of use, for 0.1 to 0.3 s, in the middle of a learner's change.
"""

import gc
from functools import cache


@cache
def leave_alone(page: str) -> None:
    """Take all that is there out of the collector's rounds, once for each page.

    A page loads more of the app. What nobody holds is given back as ever; only a circle
    of objects that was there already stays, and that happens once a page.
    """
    gc.freeze()
