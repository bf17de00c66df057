"""Too many questions: the tables of its sentences, by part."""

from . import how_deep, what_matters

CLAIMS = {
    "How deep?": how_deep.CLAIMS,
    "What matters": what_matters.CLAIMS,
}
