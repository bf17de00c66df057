"""What the parts of "Marbles" may say, and what decides each sentence."""

from . import bag, measures, questions, you_ask

CLAIMS = {
    "Bag": bag.CLAIMS,
    "Questions": questions.CLAIMS,
    "You ask": you_ask.CLAIMS,
    "Measures": measures.CLAIMS,
}
