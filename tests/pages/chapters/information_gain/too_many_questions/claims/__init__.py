"""Too many questions: the tables of its sentences, by part."""

from . import many_trees

CLAIMS = {
    "Many trees": many_trees.CLAIMS,
}
