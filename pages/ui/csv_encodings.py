"""From bytes to letters: which encoding it is."""

import re
import unicodedata

from pages.ui.csv_letters import FOREIGN, MOST_ODD, SAMPLE, foreign_words, is_odd

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
ONE_BYTE = (
    "cp1252",
    "cp1254",
    "cp1251",
    "koi8_r",
    "cp866",
    "cp1253",
    "cp850",
    "cp1250",
)
ONE_BYTE += ("cp852", "mac_roman")  # in order of trust, where letters look as right
FEWEST_SIGNS = 8  # that tell Korean from Chinese
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
    words = [*foreign_words(content.decode(encoding, errors="replace"))]
    letters = [letter for word in words for letter in word if letter.isalpha()]
    n_small = sum(letter.islower() for letter in letters)
    odd = sum(map(is_odd, words)) / max(1, len(words))
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
