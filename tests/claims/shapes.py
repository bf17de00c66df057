"""The shape of a sentence: words that stay, and places for numbers and other words.

In a shape `{x}` is a place for a number, `{side:left|right}` for one of some words,
and `{who:*}` for any words at all. `{x}` may stand twice: then both say the same.
"""

import re
from dataclasses import dataclass
from functools import cached_property
from math import isinf

from pages.words.literal import JOINER

POWERS = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹−", "-0123456789-")
RAISED = "[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+"
PLAIN = r"\d+(?:,\d{3})*(?:\.\d+)?"
# A power of ten by itself, or digits, perhaps with a power of ten behind them.
NUMBER = rf"[+−-]?(?:10{RAISED}|{PLAIN}(?:[\u00a0 ]?[×·][\u00a0 ]?10{RAISED})?)"
PLACE = re.compile(r"\{(\w+)(?::([^}]*))?\}")
# A new sentence begins with a capital, a Greek letter or a quotation mark.
BETWEEN = re.compile(r"(?<=[.!?”])\s+(?=[A-ZΑ-Ωα-ω“|−])")
MARKS = re.compile(r"\*\*|\*|`|\$|" + JOINER)
ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
HALF = 0.5 * (1 + 1e-6)  # of the last digit that is shown; a tie may go either way


def sentences(text: str) -> list[str]:
    """Return the sentences of a text, without Markdown's marks."""
    said = bare(MARKS.sub("", text)).replace("  \n", " ")
    return BETWEEN.split(unbound(said).strip())


def bare(text: str) -> str:
    """Return Markdown with what is escaped in it as itself."""
    return ESCAPED.sub(r"\1", text.replace(JOINER, ""))


def unbound(text: str) -> str:
    """Return a text in which a line may break beside "=": truth is none the less."""
    return text.replace("\u00a0=\u00a0", " = ")


def number(text: str) -> float:
    """Return the number that is written so."""
    head, last = _parts(text)
    return head * 10.0**last


def _parts(text: str) -> tuple[float, int]:
    """Return the digits that are written as a number, and the power of ten."""
    sign = -1.0 if text[0] in "−-" else 1.0
    bare = text.lstrip("+−-").replace(",", "").replace("\u00a0", "").replace(" ", "")
    if re.fullmatch(f"10{RAISED}", bare):
        return sign, int(bare[2:].translate(POWERS))
    head, _, power = bare.replace("·", "×").partition("×10")
    return sign * float(head), int(power.translate(POWERS)) if power else 0


def reads_as(text: str, value: float) -> bool:
    """Tell whether a number as it is written is the value, rounded to its digits."""
    head, power = _parts(text)
    bare = text.replace(",", "").replace("·", "×").partition("×")[0].strip("\u00a0 ")
    decimals = len(bare.partition(".")[2])
    grain = 10.0 ** (power - decimals)
    whole = decimals == 0 and power == 0 and bare.endswith("0")
    if whole and abs(head) >= 1000:  # 1,230 for 1,234: three digits
        grain = 10.0 ** max(len(bare.lstrip("+−-")) - 3, 0)
    if power > 300:  # the largest number there is reads as one that is none
        head, value, grain, power = head, value / 1e300, grain / 1e300, power - 300
    return abs(head * 10.0**power - value) <= HALF * grain + 1e-12 * abs(value)


@dataclass(frozen=True)
class Shape:
    """A sentence with places in it."""

    text: str

    @cached_property
    def pattern(self) -> re.Pattern:
        """The shape as a regular expression."""
        found, at, seen, text = "", 0, set(), unbound(self.text)
        for place in PLACE.finditer(text):
            found += re.escape(text[at : place.start()])
            name, words = place[1], place[2]
            found += f"(?P={name})" if name in seen else f"(?P<{name}>{_of(words)})"
            seen.add(name)
            at = place.end()
        return re.compile(found + re.escape(text[at:]))

    @cached_property
    def places(self) -> dict[str, tuple[str, ...]]:
        """The places: of a number no words, of a choice its words, else "*"."""
        found: dict[str, tuple[str, ...]] = {}
        for name, words in PLACE.findall(self.text):
            found.setdefault(name, tuple(words.split("|")) if words else ())
        return found

    def read(self, sentence: str) -> dict[str, str] | None:
        """Return what stands at the places, or None where it has another shape."""
        found = self.pattern.fullmatch(sentence)
        return found and found.groupdict()


def _of(words: str | None) -> str:
    if not words:
        return NUMBER
    if words == "*":
        return ".+?"
    return "|".join(map(re.escape, words.split("|")))


def others(shape: Shape, said: dict[str, str]) -> list[dict[str, str]]:
    """Return what could stand at the places instead, one place wrong in each."""
    found = []
    for name, words in shape.places.items():
        if not words:
            found.append({**said, name: _another(said[name])})
        elif words != ("*",):
            found += [{**said, name: word} for word in words if word != said[name]]
    return found


def _another(text: str) -> str:
    """Return another number, written alike."""
    value = number(text)
    other = 1.37 * value + (0.61 if "." in text or value == 0 else 3)
    if isinf(other):  # of the largest numbers there are
        return "1.000000"
    other += 4 * (round(other) == value)  # of −8
    return f"{other:.6f}" if "." in text else f"{round(other)}"
