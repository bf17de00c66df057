"""How whoever asked for long work may go along with it, slice by slice."""

from collections.abc import Callable, Iterable, Sequence

# Takes the slices of the work and hands them on, one by one; it may tell how far it is,
# or stop the work by raising. `iter` does nothing but hand them on.
Watch = Callable[[Sequence], Iterable]
