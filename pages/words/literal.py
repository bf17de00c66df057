"""Words of the learner's own, shown as they are: never as Markdown, never as HTML.

`st.text`, data frames and the options of lists show text literally by themselves;
everything that goes through Markdown (labels, stories, warnings) needs `literal`.
"""

import re
import unicodedata

JOINER = "\u2060"  # has no width and is no letter: it only keeps patterns apart
PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")
# Streamlit replaces these after the escapes are resolved: icons and emoji (:name:),
# addresses (a@b.c, http://, www.) and arrows (->, <=, ~=).
REPLACED_LATER = re.compile(r"(?<=[:@<>~-])|(?<=www)(?=\.)", re.IGNORECASE)


def literal(text: str) -> str:
    """Return Markdown that shows `text` as it is, on one line."""
    kept_apart = REPLACED_LATER.sub(JOINER, one_line(text))
    return PUNCTUATION.sub(r"\\\g<0>", kept_apart)


def one_line(text: str) -> str:
    """Return `text` with every run of white space as one blank.

    What cannot be seen or turns the writing direction becomes a replacement mark.
    """
    seen = (_seen(letter) for letter in " ".join(text.split()))
    return "".join(seen)


def _seen(letter: str) -> str:
    hidden = unicodedata.category(letter) in {"Cc", "Cf", "Cs"}
    return "\ufffd" if hidden and letter not in "\u200c\u200d" else letter


def shortened(text: str, most: int = 32) -> str:
    """Return `text` on one line, cut where it is longer than `most` letters."""
    line = one_line(text)
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


def quoted(text: str) -> str:
    """Return `text` in quotation marks, shortened: a name within a sentence."""
    return f"“{shortened(text)}”"
