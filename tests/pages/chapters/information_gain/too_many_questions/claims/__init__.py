"""Too many questions: the tables of its sentences, by part."""

CLAIMS = {}
