"""The table of what "What went wrong" may say, over all failures and starts."""

from tests.claims import Claims

from . import ends, found, story
from .own import Both

# A start from which one of the ReLUs is left, and next to nothing comes through it.
RARE = {"failure": "ReLUs at η 3", "seed": 444}
CLAIMS = Claims(
    (*story.CLAIMS, *found.CLAIMS, *ends.CLAIMS),
    evidence=Both,
    answers=lambda seen: seen.answer,
    also=(RARE,),
    few=7,
    many=300,
)
