"""One processor for each session: many learners, and small matrices.

NumPy's BLAS would use all processors for every product of matrices. For ours, of a
hundred rows, that is no faster alone; and where several sessions compute at a time its
threads wait for one another: a stack of 128 units took 0.18 s with one thread and over
4 s with two.
"""

import streamlit as st


@st.cache_resource(show_spinner=False)
def one_for_each() -> object:
    """Let BLAS use the thread that calls it and no other, from now on."""
    from threadpoolctl import threadpool_limits  # comes with scikit-learn

    return threadpool_limits(limits=1, user_api="blas")
