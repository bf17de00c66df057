"""What the parts of "Marbles" may say, and what decides each sentence."""

from . import bag, measures, questions

CLAIMS = {
    "Bag": bag.CLAIMS,
    "Questions": questions.CLAIMS,
    "Measures": measures.CLAIMS,
}
