"""Counts as people write them: read, refused with a sentence, written, in a link."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engines.decision_trees import SplitByHand
from pages.words.count_links import counts_in_link, counts_link
from pages.words.counts import MOST, checked, read_counts
from pages.words.counts_written import written_counts

OUTLOOK = (("sunny", (2, 3)), ("overcast", (4, 0)), ("rain", (3, 2)))
WITH_BAG = SplitByHand(("yes", "no"), (9, 5), OUTLOOK)
WITHOUT = SplitByHand(("yes", "no"), (), OUTLOOK)
GROUPS = "sunny 2 3\novercast 4 0\nrain 3 2"


@pytest.mark.parametrize(
    "text",
    [
        "9 yes, 5 no; sunny 2 and 3, overcast 4 and 0, rain 3 and 2",
        f"9 yes, 5 no\n{GROUPS}",
        f"9 yes\n5 no\n{GROUPS}",
        f"yes 9, no 5\n{GROUPS}",
        f"yes: 9, no: 5\n{GROUPS}",
        f"bag: 9 yes and 5 no\n{GROUPS}",
        "9 yes, 5 no\nsunny: 2 yes, 3 no\novercast: 4 yes\nrain: 2 no, 3 yes",
        "9 yes, 5 no\nsunny: 2/3\novercast (4,0)\nrain [3; 2]".replace("; ", ", "),
        "9 yes, 5 no\nsunny yes 2 no 3\novercast yes 4\nrain has 3 yes and 2 no",
        "{'yes': 9, 'no': 5}\nsunny: {yes: 2, no: 3}\novercast = [4, 0]\nrain 3-2",
        "outlook\tyes\tno\nsunny\t2\t3\novercast\t4\t0\nrain\t3\t2\ntotal\t9\t5",
        "outlook yes no total\nsunny 2 3 5\novercast 4 0 4\nrain 3 2 5\ntotal 9 5 14",
        "| | yes | no |\n|---|---|---|\n| sunny | 2 | 3 |\n| overcast | 4 | 0 |\n"
        "| rain | 3 | 2 |\n| total | 9 | 5 |",
    ],
)
def test_one_example_is_read_as_people_write_it(text):
    assert read_counts(text) == WITH_BAG


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("9 yes, 5 no", SplitByHand(("yes", "no"), (9, 5))),
        ("3 2 1", SplitByHand(("class 1", "class 2", "class 3"), (3, 2, 1))),
        (
            "S: [9+, 5-]\nsunny [2+,3-]\novercast [4+,0-]\nrain [3+,2-]",
            SplitByHand(("+", "−"), (9, 5), OUTLOOK),
        ),
        ("yes no\n" + GROUPS, WITHOUT),
        (
            "<=30: 2 3\n31…40: 4 0\n>40 3 2",
            SplitByHand(
                ("class 1", "class 2"),
                (),
                (("<=30", (2, 3)), ("31…40", (4, 0)), (">40", (3, 2))),
            ),
        ),
        (
            "9 5\n2 3\n7 2",
            SplitByHand(
                ("class 1", "class 2"),
                (9, 5),
                (("group 1", (2, 3)), ("group 2", (7, 2))),
            ),
        ),
        (
            "9p 5n; very hot 2p 3n; class 2: 7p 2n",
            SplitByHand(
                ("p", "n"), (9, 5), (("very hot", (2, 3)), ("class 2", (7, 2)))
            ),
        ),
    ],
)
def test_other_notations(text, read):
    assert read_counts(text) == read


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "no counts yet; write a name and a count"),
        ("hello", "no counts yet"),
        ("9 yes, 5 no\nsunny is nice", "“sunny is nice” holds no counts"),
        ("sunny -2 3\nrain 3 2", "-2 is below 0"),
        ("sunny 2.5 3\nrain 3 2", "2.5 is no whole number"),
        ("sunny 2,300\nrain 3 2", "“2,300” can be read as 2300 and as 2 and 300"),
        ("9 yes, 5 no\nsunny 2", "“sunny 2”"),
        ("9 yes, 5 no\nsunny 2 3 4\nrain 1 1", "has 3 counts, but there are 2 classes"),
        ("a 1 2\na 3 4", "Two groups are called “a”"),
        ("9 yes, 5 no\na 9 5", "That is 1 group; give 2 to 8, or none"),
        ("1 2 3 4 5 6 7", "That is 7 classes; give 2 to 6"),
        ("9 yes", "That is 1 class; give 2 to 6"),
        ("0 yes, 0 no", "All counts are 0"),
        ("1000000 yes, 5 no", "1,000,000 is too large; a count is 999,999 at most"),
        (f"{'x' * 31}: 1 2\nb 1 2", "has 31 letters; take 30 at most"),
        ("2 yes, 3 yes", "names a class twice"),
        ("1 " * 2000, "letters; a bag and its groups take 3,000"),
        ("sunny: __import__('os') 1", "“sunny: __import__('os') 1”"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_sentence(text, says):
    with pytest.raises(ValueError) as refused:
        read_counts(text)
    assert says in str(refused.value)


@st.composite
def splits(draw):
    letters = st.characters(exclude_categories=["C", "Z"], exclude_characters='"')
    name = st.text(letters, min_size=1, max_size=12)
    some = st.one_of(
        name, st.sampled_from(["total", "classes", "and", "a b", "n", "5"])
    )
    k, m = draw(st.integers(2, 6)), draw(st.sampled_from([0, 2, 3, 8]))
    distinct = {"unique_by": str.casefold}
    names = draw(st.lists(some, min_size=k, max_size=k, **distinct))
    groups = draw(st.lists(some, min_size=m, max_size=m, **distinct))
    row = st.tuples(*[st.integers(0, MOST)] * k)
    bag = draw(row) if m == 0 or draw(st.booleans()) else ()
    named = tuple((name, draw(row)) for name in groups)
    if not any(map(any, (bag, *(counts for _, counts in named)))):
        bag = (1,) * k
    return SplitByHand(tuple(names), bag, named)


@settings(deadline=None)
@given(splits())
def test_what_is_written_is_read_again_whatever_the_names(split):
    assert checked(split.class_names, split.bag, split.groups) == split
    assert read_counts(written_counts(split)) == split
    assert counts_in_link(counts_link(split)) == split


@settings(deadline=None, max_examples=300)
@given(st.text("0123456789 yesno,;:/()[]{}|\n\t-+=.\"'", max_size=60))
def test_any_text_is_read_or_refused(text):
    try:
        split = read_counts(text)
    except ValueError as refused:
        assert str(refused).endswith(".")
    else:
        assert read_counts(written_counts(split)) == split


def test_a_link_is_short_and_a_broken_one_is_refused():
    text = "yes_no~9_5~sunny_2_3~overcast_4_0~rain_3_2"
    assert counts_link(WITH_BAG) == text and counts_in_link(text) == WITH_BAG
    assert counts_link(WITHOUT).startswith("yes_no~~sunny")
    for bad in ("", "yes_no", "yes_no~9", "yes_no~9_x", "yes_no~9_5~a_1", "~9_5~a_1_2"):
        with pytest.raises(ValueError):
            counts_in_link(bad)
