"""From bytes to letters: which encoding it is, and whether the letters look right."""

import re
import unicodedata
from collections.abc import Iterator

from pages.words.literal import quoted

ENCODINGS = {
    "utf-8": "UTF-8",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16, big end first",
    "cp1252": "Windows, Western Europe",
    "cp1250": "Windows, Central Europe",
    "cp1251": "Windows, Cyrillic",
    "cp1253": "Windows, Greek",
    "cp1254": "Windows, Turkish",
    "gb18030": "Chinese (GBK)",
    "big5": "Chinese (Big5)",
    "cp932": "Japanese (Shift-JIS)",
    "euc_jp": "Japanese (EUC)",
    "cp949": "Korean",
    "cp850": "DOS, Western Europe",
    "cp437": "DOS, United States",
    "cp852": "DOS, Central Europe",
    "cp866": "DOS, Cyrillic",
    "koi8_r": "Cyrillic (KOI8-R)",
    "mac_roman": "Mac, before Unicode",
}
UNICODE = ("utf-8", "utf-16-le", "utf-16-be")
ONE_BYTE = ("cp1252", "cp1251", "koi8_r", "cp866", "cp1253", "cp850", "cp1250")
ONE_BYTE += ("cp852", "mac_roman")  # in order of trust, where letters look as right
SAMPLE = 20_000  # bytes or letters that a guess looks at
FEWEST_SIGNS = 8  # that tell Korean from Chinese
MOST_ODD = 0.2  # of the words with such letters, in an encoding that is guessed
MOST_RARE = 0.2  # of the signs of a text, in a script that is guessed
# The lead bytes of the signs in everyday use, in encodings with two bytes a sign.
EVERYDAY = {
    "gb18030": ("gb2312", {*range(0xA1, 0xA4), *range(0xB0, 0xD8)}),
    "cp932": ("shift_jis", {*range(0x81, 0x98)}),
    "big5": ("big5", {*range(0xA1, 0xC7)}),
    "euc_jp": ("euc_jp", {*range(0xA1, 0xD0)}),
    "cp949": ("euc_kr", {*range(0xA1, 0xC9)}),
}
KANA = re.compile("[\u3041-\u30fe]")
FOREIGN = re.compile(r"[^\s,;|\"'\x00-\x7f]")
CHUNK = re.compile(r"[^\s,;|\"]+")
WITHIN = frozenset("’‘ʼ·•‐‑–—…´°")  # may stand between two letters of a word
ODD_BEFORE = frozenset("¸´¨¬¦¤§¶±¯¹³²¼½¾×÷")  # hardly stands before a letter
VOWELS = frozenset("аеёиоуыэюяіїєαεηιουωάέήίόύώ")


def guess_encoding(content: bytes) -> str:
    """Return the encoding: by its mark, by zero bytes, UTF-8, else by its letters.

    A few bytes that are no UTF-8 among many letters that are do not make it another.
    """
    marks = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
    if content[:2] in marks:
        return marks[content[:2]]
    even, odd = content[:SAMPLE:2].count(0), content[1:SAMPLE:2].count(0)
    if even + odd > len(content[:SAMPLE]) / 4 and min(even, odd) == 0:
        return "utf-16-le" if odd else "utf-16-be"
    if content.startswith(b"\xef\xbb\xbf") or _is_utf8(content):
        return "utf-8"
    sample = content[:SAMPLE]
    if len(content) > SAMPLE and b"\n" in sample:
        sample = sample[: sample.rindex(b"\n")]
    return _guess_by_letters(sample)


def decode(content: bytes, encoding: str) -> str:
    """Return the letters, unreadable ones as a mark, lines ended by a newline."""
    letters = content.decode(encoding, errors="replace").removeprefix("\ufeff")
    return letters.replace("\r\n", "\n").replace("\r", "\n")


def why_encoding(content: bytes, encoding: str) -> str:
    """Say in which encoding a file was read, where that could only be guessed."""
    expected = (*UNICODE, "cp1252")
    if encoding in expected or encoding != guess_encoding(content):
        return ""
    name, others = ENCODINGS[encoding], _everyday(content[:SAMPLE])
    also = [ENCODINGS[one] for one in others if one != encoding]
    fits = f" {also[0]} fits as well." if encoding in others and also else ""
    return (
        f"The file does not say in which encoding it is; its letters fit {name}.{fits} "
        "If they look wrong, choose another one under “Encoding”."
    )


def look_wrong(letters: str) -> str:
    """Say that letters look wrong, with a word that shows it; nothing if they do not.

    >>> look_wrong("größe,ja") + look_wrong("ναι,Überraschung,l’été")
    ''
    """
    words = [*_foreign(letters[:SAMPLE])]
    twice = [word for word in words if _once_more(word)]
    if 2 * len(twice) > len(words):
        return (
            f"The letters of {quoted(twice[0])} look wrong: it should probably be "
            f"{quoted(_once_more(twice[0]))}. They were read in a wrong encoding and "
            "saved so. Words stay different words, so the gains are right all the same."
        )
    odd = [word for word in words if "\ufffd" not in word and _is_odd(word)]
    if len(odd) <= MOST_ODD * len(words):
        return ""
    return (
        f"Letters such as {quoted(odd[0])} look wrong. Perhaps another encoding fits."
    )


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        letters = content.decode("utf-8", errors="replace")
        n_read = sum(letter > "\x7f" for letter in letters) - letters.count("\ufffd")
        return n_read > letters.count("\ufffd")
    return True


def _guess_by_letters(content: bytes) -> str:
    oddness = {one: _oddness(content, one) for one in ONE_BYTE}
    if oddness["cp1252"][0] == 0:
        return "cp1252"
    if scripts := _everyday(content):
        return scripts[0]
    best = min(ONE_BYTE, key=oddness.get)
    return best if oddness[best][0] <= MOST_ODD else "cp1252"


def _oddness(content: bytes, encoding: str) -> tuple[float, float]:
    """Return the share of odd words, then that of letters that are not small."""
    words = [*_foreign(content.decode(encoding, errors="replace"))]
    letters = [letter for word in words for letter in word if letter.isalpha()]
    n_small = sum(letter.islower() for letter in letters)
    odd = sum(map(_is_odd, words)) / max(1, len(words))
    return odd, 1 - n_small / max(1, len(letters))


def _everyday(content: bytes) -> list[str]:
    """Return the encodings in which nearly all signs are everyday ones, best first."""
    shares = {one: _everyday_share(content, one) for one in EVERYDAY}
    fitting = [one for one in EVERYDAY if shares[one] >= 1 - MOST_RARE]
    if "euc_jp" in fitting and not KANA.search(decode(content, "euc_jp")):
        fitting.remove("euc_jp")  # hardly a line of Japanese is without
    # Half of the Chinese signs have a lead byte that Korean ones do not have.
    n_signs = len(FOREIGN.findall(decode(content, "cp949")))
    if "cp949" in fitting and n_signs < FEWEST_SIGNS:
        shares["cp949"] = 0.0
    order = ("euc_jp", "cp949", *EVERYDAY)  # of two that fit as well
    return sorted(fitting, key=lambda one: (-shares[one], order.index(one)))


def _everyday_share(content: bytes, encoding: str) -> float:
    """Return the share of everyday signs; 0 where a byte is none, or a sign alone."""
    name, leads = EVERYDAY[encoding]
    try:
        signs = FOREIGN.findall(content.decode(encoding))
        coded = [sign.encode(name, errors="replace") for sign in signs]
    except UnicodeDecodeError:
        return 0.0
    everyday = [len(code) == 2 and code[0] in leads for code in coded]
    written = any(unicodedata.category(sign) == "Lo" for sign in signs)
    return sum(everyday) / len(everyday) if written and len(signs) > 1 else 0.0


# --- letters that look wrong --------------------------------------------------------


def _foreign(letters: str) -> Iterator[str]:
    """Return the chunks between separators that hold letters beyond ASCII."""
    return (one for one in CHUNK.findall(letters) if FOREIGN.search(one))


def _is_odd(word: str) -> bool:
    """Tell whether a word looks as words do that are read in a wrong encoding."""
    if any(unicodedata.category(one) in ("Cc", "Co", "Cn") for one in word):
        return True
    if "\ufffd" in word or any("\u2500" <= one <= "\u259f" for one in word):
        return True
    if "xx" in "".join("x" if _is_sign(one) else " " for one in word):
        return True
    triples = zip(" " + word, word, word[1:] + " ", strict=False)
    if any(_odd_place(*three) for three in triples):
        return True
    runs = re.findall(r"[^\W\d_]+", word)
    return any(_odd_run(run) for run in runs if FOREIGN.search(run))


def _is_sign(letter: str) -> bool:
    return letter > "\x7f" and unicodedata.category(letter) in ("Sk", "So", "Sc", "No")


def _odd_place(before: str, sign: str, after: str) -> bool:
    """Tell whether a sign hardly stands where it stands in a word."""
    if sign <= "\x7f":
        return False
    if sign.isalpha() and sign not in "ªº":
        turned = before.islower() and sign.isupper()
        return turned or (sign.islower() and after.isupper())
    if before.isalpha() and after.isalpha() and sign not in WITHIN:
        return True
    return sign in ODD_BEFORE and after.isalpha() and not before.isalnum()


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
