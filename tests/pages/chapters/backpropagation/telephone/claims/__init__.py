"""Telephone: what each part may say, and the questions that decide it."""

from . import census, does_it_learn, ladder, map, one_stack

CLAIMS = {
    "One stack": one_stack.CLAIMS,
    "Ladder of fixes": ladder.CLAIMS,
    "Map": map.CLAIMS,
    "Census": census.CLAIMS,
    "Does it learn?": does_it_learn.CLAIMS,
}
