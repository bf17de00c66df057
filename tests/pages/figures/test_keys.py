"""Coloured words in titles: whole, in their colours, in lines that fit."""

from hypothesis import given
from hypothesis import strategies as any_

from pages.figures import theme
from pages.figures.keys import coloured, keyed, keyed_figure, lines_of_words
from pages.figures.lettering import pixels
from tests.pages.figures import checked

WORDS = any_.lists(
    any_.tuples(any_.text("abc ", min_size=1, max_size=20), any_.just(theme.PATH)),
    min_size=1,
    max_size=12,
)


@given(WORDS, any_.integers(150, 600))
def test_every_word_stands_in_its_colour_and_no_line_is_wider_than_its_room(
    words, room
):
    lines = lines_of_words(words, room)
    assert sum(line.count("<span") for line in lines) == len(words)
    assert all(coloured(text, ink) in "".join(lines) for text, ink in words)
    alone = max(pixels(text) for text, _ in words)
    assert all(pixels(line) <= max(room, alone) for line in lines)


def test_a_title_counts_the_lines_that_it_takes():
    short = keyed("A", [("one", theme.PATH)], 300)
    long = keyed("A", [(f"word {n}", theme.PATH) for n in range(9)], 300)
    assert short[1] == 1 and "<br>" not in short[0]
    assert long[1] == long[0].count("<br>") + 1 > 1


def test_words_after_a_title_make_room_above_the_axes():
    words = [(f"word {n}", theme.PATH) for n in range(9)]
    low, high = (
        checked(keyed_figure("A", some, 300, "key", [])).layout.margin.t
        for some in (words[:1], words)
    )
    assert high > low == 30


def test_colours_in_words_turn_dark_with_the_page():
    assert theme.DARK[theme.PATH] in theme.in_dark(coloured("a", theme.PATH))


def test_the_keys_of_a_row_break_alike_whatever_their_titles():
    titles = "Greedy: largest gain", "Best small tree"
    words = [(f"● {one}", "red") for one in ("republican", "democrat", "neither")]
    alone, together = (
        [keyed(one, words, 250, beside) for one in titles] for beside in ((), titles)
    )
    assert len({breaks(text) for text, _ in alone}) == 2  # the negative control
    assert len({breaks(text) for text, _ in together}) == 1
    assert len({n_lines for _, n_lines in together}) == 1


def breaks(text):
    """Return how many of the coloured words are in each line."""
    return tuple(line.count("●") for line in text.split("<br>"))
