"""The table of what "What went wrong" may say, over all failures and starts."""

from tests.claims import Claims

from . import ends, found, story
from .own import Both

CLAIMS = Claims(
    (*story.CLAIMS, *found.CLAIMS, *ends.CLAIMS),
    evidence=Both,
    answers=lambda seen: seen.answer,
    few=8,
    many=300,
)
