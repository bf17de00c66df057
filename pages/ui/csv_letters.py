"""Whether letters look right, or as letters do that were read in a wrong encoding."""

import re
import unicodedata
from collections.abc import Iterator

from pages.words.literal import quoted

SAMPLE = 20_000  # letters that are looked at
MOST_ODD = 0.2  # of the words with such letters, in an encoding that fits
FOREIGN = re.compile(r"[^\s,;|\"'\x00-\x7f]")
CHUNK = re.compile(r"[^\s,;|\"]+")
WITHIN = frozenset("’‘·•‐‑–—…´°→←↔⇒×÷")  # may stand between two letters
NO_LETTERS = ("Cc", "Co", "Cn")  # categories: controls, private, not assigned
SIGNS = ("Sk", "So", "Sc", "No")
ODD_BEFORE = frozenset("¸´¨¬¦¤§¶±¯¹³²¼½¾×÷")  # hardly stands before a letter
VOWELS = frozenset("аеёиоуыэюяіїєαεηιουωάέήίόύώ")


def look_wrong(letters: str) -> str:
    """Say that letters look wrong, with a word that shows it; nothing if they do not.

    >>> look_wrong("größe,ja") + look_wrong("ναι,Überraschung,l’été")
    ''
    """
    words = [*foreign_words(letters[:SAMPLE])]
    twice = [word for word in words if _once_more(word)]
    if 2 * len(twice) > len(words):
        return (
            f"The letters of {quoted(twice[0])} look wrong: it should probably be "
            f"{quoted(_once_more(twice[0]))}. They were read in a wrong encoding and "
            "saved so. Words stay different words, so the gains are right all the same."
        )
    odd = [word for word in words if "\ufffd" not in word and is_odd(word)]
    if len(odd) <= MOST_ODD * len(words):
        return ""
    return (
        f"Letters such as {quoted(odd[0])} look wrong. Perhaps another encoding fits."
    )


def foreign_words(letters: str) -> Iterator[str]:
    """Return the chunks between separators that hold letters beyond ASCII."""
    return (one for one in CHUNK.findall(letters) if FOREIGN.search(one))


def is_odd(word: str) -> bool:
    """Tell whether a word looks as words do that are read in a wrong encoding."""
    plain = [one for one in word if one < "\U00010000"]  # newer ones may be unknown
    if any(unicodedata.category(one) in NO_LETTERS for one in plain):
        return True
    if "\ufffd" in word:
        return True
    if "xx" in "".join("x" if _is_sign(one) else " " for one in word):
        return True
    triples = zip(" " + word, word, word[1:] + " ", strict=False)
    if any(_odd_place(*three) for three in triples):
        return True
    runs = re.findall(r"[^\W\d_]+", word)
    return any(_odd_run(run) for run in runs if FOREIGN.search(run))


def _is_sign(letter: str) -> bool:
    return "\x7f" < letter < "\u2500" and unicodedata.category(letter) in SIGNS


def _odd_place(before: str, sign: str, after: str) -> bool:
    """Tell whether a sign hardly stands where it stands in a word."""
    if sign <= "\x7f" or sign == "ß":  # STRAßE is written so
        return False
    if sign.isalpha() and sign not in "ªº":
        if sign == "þ" and before.isalpha() and not after.isalpha():
            return True  # no word of Iceland ends so, and many of Turkey would
        turned = before.islower() and sign.isupper()
        return turned or (sign.islower() and after.isupper())
    within = before.isalpha() and after.isalpha()
    if "\u2500" <= sign <= "\u259f":  # lines and blocks, which DOS has
        return before.isalpha() or after.isalpha()
    if sign <= "\xbf" or "\u2000" <= sign <= "\u2bff":  # other scripts have theirs
        within = within and sign not in WITHIN
        return within or (sign in ODD_BEFORE and after.isalpha() > before.isalnum())
    return False


def _odd_run(run: str) -> bool:
    """Tell whether letters that stand together hardly belong together."""
    scripts = {unicodedata.name(one, "?").split()[0] for one in run}
    if "LATIN" in scripts and scripts & {"CYRILLIC", "GREEK"}:
        return True
    if scripts == {"LATIN"}:
        foreign = "".join("x" if "\x7f" < one <= "\xff" else " " for one in run)
        return "xxx" in foreign or (len(run) > 1 and " " not in foreign)
    if scripts <= {"CYRILLIC", "GREEK"} and len(run) > 2:
        return not any(one in VOWELS for one in run.lower())
    return False


def _once_more(word: str) -> str:
    """Return what a word of UTF-8 was before it was read as Windows letters, or ""."""
    coded = [_windows_byte(letter) for letter in word]
    if None in coded:
        return ""
    try:
        before = bytes(coded).decode("utf-8")
    except UnicodeDecodeError:
        return ""
    return before if before != word else ""


def _windows_byte(letter: str) -> int | None:
    """Return the byte of a Windows letter; those without one keep their number."""
    try:
        return letter.encode("cp1252")[0]
    except UnicodeEncodeError:
        return ord(letter) if ord(letter) < 256 else None
