"""What the parts of "Marbles" may say, and what decides each sentence."""

from . import (
    bag,
    measures,
    my_number,
    questions,
    the_wrong_bag,
    you_ask,
    your_counts,
)

CLAIMS = {
    "Bag": bag.CLAIMS,
    "Questions": questions.CLAIMS,
    "You ask": you_ask.CLAIMS,
    "The wrong bag": the_wrong_bag.CLAIMS,
    "Measures": measures.CLAIMS,
    "Your counts": your_counts.CLAIMS,
    "My number is different": my_number.MY_NUMBER,
}
