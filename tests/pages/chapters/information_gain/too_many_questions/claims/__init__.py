"""Too many questions: the tables of its sentences, by part."""

from . import how_deep

CLAIMS = {"How deep?": how_deep.CLAIMS}
