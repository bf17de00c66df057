"""Tables as people write them give the gains that a careful reader works out."""

import re
from collections import Counter
from math import log2

import pytest
from hypothesis import given
from hypothesis import strategies as any_

from engines.decision_trees import grow_id3, predict, rank_questions, tree_after
from pages.chapters.information_gain.which_question.own import as_table
from pages.ui.csv_choice import OwnTable, first_choice, prepare, with_thousands
from pages.ui.csv_columns import look
from pages.ui.csv_encodings import ENCODINGS, decode, guess_encoding
from pages.ui.csv_letters import look_wrong
from pages.ui.csv_limits import Limits, Refusal
from pages.ui.csv_units import time_of_day
from tests.pages.ui.csv_cases import OF_THE_KIND, REPORTED, Written, text
from tests.pages.ui.csv_corpus import read
from tests.pages.ui.test_csv_doctor import doctored


def entropy(words) -> float:
    counts = Counter(words).values()
    return sum(n / sum(counts) * log2(sum(counts) / n) for n in counts)


def gain(answers, labels) -> float:
    """Return what a question gains, by the definition, from lists of words."""
    after = 0.0
    for answer in set(answers):
        bag = [label for a, label in zip(answers, labels, strict=True) if a == answer]
        after += len(bag) / len(labels) * entropy(bag)
    return entropy(labels) - after


def gains_on_the_page(table: OwnTable) -> dict[str, float]:
    questions = rank_questions(as_table(table)).questions
    return {bare(question.attribute): question.gain for question in questions}


def bare(name: str) -> str:
    """Return a column's name without the unit that its cells have."""
    return re.sub(r" \(\S+\)$", "", name)


@pytest.mark.parametrize("name", REPORTED)
def test_a_reported_table_gives_the_right_gains(name: str):
    content, h, gains, says = REPORTED[name]
    table = doctored(content)
    assert isinstance(table, OwnTable), table
    ranking = rank_questions(as_table(table))
    assert ranking.before == pytest.approx(h, abs=1e-6)
    assert gains_on_the_page(table) == pytest.approx(gains, abs=1e-6)
    assert bare(ranking.best) == max(gains, key=gains.get)
    assert says in "\n".join(table.findings)


@pytest.mark.parametrize("written", OF_THE_KIND, ids=str)
def test_a_table_of_the_same_kind_gives_the_gains_worked_out_by_hand(written: Written):
    table = doctored(written.content, attributes=tuple([*written.columns][:-1]))
    assert isinstance(table, OwnTable), table
    *asked, target = written.columns
    assert table.target == target
    labels = written.columns[target]
    right = {name: gain(written.columns[name], labels) for name in asked}
    assert gains_on_the_page(table) == pytest.approx(right, abs=1e-9)
    assert written.says in "\n".join(table.findings)


@pytest.mark.parametrize("criterion", ["gain", "gain_ratio", "gini"])
def test_a_cross_or_nothing_is_asked_about_in_every_tree(criterion: str):
    content, *_ = REPORTED["x or blank"]
    table = as_table(doctored(content))
    decisions = grow_id3(table, criterion=criterion)
    tree = tree_after(decisions, len(decisions) - 1)
    assert [d.question.attribute for d in decisions[1:]] == ["fur"]
    assert predict(tree, table) == table.column("kind")


def test_a_cross_or_nothing_may_be_any_column_to_guess():
    content, *_ = REPORTED["x or blank"]
    table = doctored(content, target="flies", attributes=("fur", "lays eggs"))
    assert table.n_rows == 5 and set(table.columns[-1].cells) == {"x", "(missing)"}
    assert rank_questions(as_table(table)).before == pytest.approx(0.970951, abs=1e-6)


def test_numbers_that_can_be_read_in_two_ways_are_read_as_told():
    sheet = read(REPORTED["thousands with a point"][0])
    for grouped, last in ((("Preis",), 2000.0), ((), 2.0)):
        columns = with_thousands(sheet, (), grouped)
        table = prepare("own", sheet, columns, first_choice(columns, "words"))
        assert table.columns[0].numbers[0] == 700.0
        assert table.columns[0].numbers[-1] == last


def test_a_total_that_does_not_add_up_is_named_and_kept():
    table = doctored(text("apples,kind", "1,x", "3,y", "Total,y"))
    assert table.n_rows == 3
    assert "The last line begins with “Total”. It is read as a row" in table.findings[0]


# --- letters ------------------------------------------------------------------------

TEXTS = {
    "cp1252": "name;größe\nJörg;groß\nZoë;klein\nœuvre;l’été\n",
    "cp1250": "kůň,žluťoučký\náno,ne\nčerný,bílý\n",
    "cp1254": "şehir,güneş\nİzmir,yağmur\nMuş,kış\n",
    "cp1251": "Город,Цвет\nМосква,Красный\nТверь,Синий\n",
    "koi8_r": "имя,ответ\nда,нет\nнет,да\n",
    "cp866": "имя,ответ\nда,нет\nнет,да\n",
    "cp1253": "όνομα,ναι\nμεγάλο,όχι\nΑθήνα,ναι\n",
    "cp850": "name;größe\nJörg;groß\nZoë;klein\n",
    "mac_roman": "élève,à côté\nœuvre,déjà\ncréée,été\n",
    "gb18030": "天气,风,玩\n晴天,强,否\n阴天,弱,是\n",
    "big5": "天氣,風,玩\n晴天,強,否\n陰天,弱,是\n",
    "cp932": "天気,風,遊ぶ\n晴れ,強い,いいえ\n雨,弱い,はい\n",
    "euc_jp": "天気,風,遊ぶ\n晴れ,強い,いいえ\n雨,弱い,はい\n",
    "cp949": "날씨,바람,놀이\n맑음,강함,아니오\n흐림,약함,예\n",
}


@pytest.mark.parametrize("encoding", TEXTS)
def test_the_encoding_is_guessed_by_its_letters(encoding: str):
    content = TEXTS[encoding].encode(encoding)
    assert decode(content, guess_encoding(content)) == TEXTS[encoding]
    assert encoding in ENCODINGS


@pytest.mark.parametrize("encoding", TEXTS)
def test_right_letters_do_not_look_wrong_and_wrong_ones_do(encoding: str):
    right = TEXTS[encoding]
    assert look_wrong(right) == ""
    twice = right.encode().decode("cp1252", errors="replace").replace("\ufffd", "\x81")
    assert "look wrong" in look_wrong(twice)
    if encoding not in ("cp1252", "cp1250", "cp1254", "mac_roman", "cp850"):
        once = right.encode(encoding).decode("cp1252", errors="ignore")
        assert "look wrong" in look_wrong(once)


@pytest.mark.parametrize(
    "letters",
    [
        "STRAßE,MÜßIG,GROß",
        "तारीख,हवा,खेल",
        "อากาศ,ลม,เล่น",
        "الطَّقْس,الرِّيح",
        "צה״ל,מזג",
        "thời tiết,ngoài trời,chơi",
        "👍🏽,🇩🇪🇫🇷,👩‍👩‍👧",
        "今天，很好。,「はい」・いいえ",
        "10×20,a→b,m²,½,Nº 5,¿qué?,«oui»",
        "███,▁▃▅",
        "სახელი,մեկ՝երկու",
    ],
)
def test_letters_of_any_script_do_not_look_wrong(letters: str):
    assert look_wrong(letters) == ""
    content = f"{letters}\n".encode()
    assert guess_encoding(content) == "utf-8"


@pytest.mark.parametrize(
    "words",
    [
        "smørrebrød,blåbær,København,Ærø",
        "hääyö,äiti,päivää",
        "não,ação,órgãos,avó",
        "niño,corazón,¿qué?,señor",
        "l’été,œuvre,où,créée,naïf",
        "Þór,Æsir,góðan,daginn",
        "5 €,don’t,“so”,1–2,½,20 °C",
    ],
)
def test_words_of_western_europe_are_read_as_such(words: str):
    assert guess_encoding(f"{words}\n".encode("cp1252")) == "cp1252"
    assert look_wrong(words) == ""


def test_one_bad_byte_does_not_make_it_another_encoding():
    for mark in (b"", b"\xef\xbb\xbf"):
        content = mark + "größe,ö\n".encode() + b"wei\xdf,x\ny,z\n"
        assert guess_encoding(content) == "utf-8"


# --- what is no table as lines ------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b'[{"a": 1, "b": 2}]', "JSON"),
        (b'{"a": [1, 2]}', "JSON"),
        (b'<?xml version="1.0"?><rows/>', "XML"),
        (b"<table><tr><td>1</td></tr></table>", "a web page"),
        (b"\\begin{tabular}{ll}\na & b \\\\\n\\end{tabular}\n", "LaTeX"),
        (b"{\\rtf1\\ansi hello}", "a document of a word processor"),
        (b"INSERT INTO t VALUES (1, 'a'), (2, 'b');", "SQL"),
    ],
)
def test_another_format_is_named_with_a_way_out(content: bytes, what: str):
    refusal = doctored(content)
    assert isinstance(refusal, Refusal)
    assert what in refusal.why and "save it as CSV" in refusal.why


@pytest.mark.parametrize(
    "content",
    [
        text("@relation r", "@attribute a {x}", "@data"),
        text("@relation r", "@attribute", "@data", "1,2", "3,4"),
        text("@relation r", "@attribute a real", "@data", "{9 1}", "{", "'"),
        text("@relation r", "@attribute a {", "@attribute b real", "@data", "x,1,2"),
        b"@relation r\n@attribute a real\n@attribute b real\n@data\n" + b"1" * 200_000,
        b'"' + b"a," * 90_000 + b'"\n"b,c"\n',
        b"-" * 200_000 + b"\n" + b" " * 200_000 + b"|\n",
        b"a b\n" + b"c " * 90_000 + b"\n",
    ],
)
def test_what_looks_like_a_format_and_is_none_is_refused(content: bytes):
    refusal = doctored(content)
    assert isinstance(refusal, Refusal) and refusal.why


def test_the_wrong_value_would_be_noticed():
    """The checker has a negative control."""
    broken = Written("x", text("n,k", "85%,a", "9%,b", "70%,a"), "n k", "a a\na b\nb a")
    table = doctored(broken.content)
    labels = broken.columns["k"]
    wrong = {"n": gain(broken.columns["n"], labels)}
    assert gains_on_the_page(table) != pytest.approx(wrong, abs=1e-9)


# --- laws ---------------------------------------------------------------------------

PIECES = (
    "@relation r\n|@attribute a {x, y}\n|@attribute b real\n|@data\n|{0 x}\n|---|+--+\n"
    '|│|#| |  |\t|,|;|\n|\n|\n\n|"|""|\'|a|b|yes|no|1|1.100|2,5|85%|12 kg|€5|7:30|NA|?'
    "|-||Total|discrete|continuous|class|meta|D#a|mS#b|2012|2016|_index|(missing)|é|Ã¶"
    "|\ufffd|\x1f|\u2028|sep=;\n|<chr>|Source: a|(3 rows)|5k|1e5|−5|８５|\\|{|}|[|%"
).split("|")
LETTERS = any_.lists(any_.sampled_from([*PIECES, "|", "|---|\n"]), max_size=40)
SOME_ENCODINGS = any_.sampled_from(["utf-8", "utf-8", "cp1252", "gb18030", "utf-16"])
SMALL = Limits(most_bytes=3_000, most_rows=20, most_columns=5, most_classes=3)


@given(LETTERS, SOME_ENCODINGS, any_.sampled_from(["words", "numbers"]))
def test_pieces_of_every_format_end_in_a_table_or_a_refusal(pieces, encoding, kind):
    content = "".join(pieces).encode(encoding, "ignore")
    table = doctored(content, kind, SMALL)
    if isinstance(table, Refusal):
        assert table.why.strip()
    elif kind == "words":
        ranking = rank_questions(as_table(table))
        labels = as_table(table).column(table.target)
        for question in ranking.questions:
            answers = as_table(table).column(question.attribute)
            assert question.gain == pytest.approx(gain(answers, labels), abs=1e-9)


@given(
    any_.lists(any_.integers(1, 10**9), min_size=1, max_size=6),
    any_.sampled_from([",", " ", "\u2009", "\u202f", "'", "’", "."]),
    any_.sampled_from(["{} kg", "{}%", "{} °C", "€{}", "{} €", "$ {}", "CHF {}", "{}"]),
)
def test_whole_numbers_are_read_back_with_any_unit_and_mark(values, mark, form):
    values = [10**6, *values]  # two marks, so that nobody takes them for decimals
    cells = tuple(form.format(f"{n:,}".replace(",", mark)) for n in values)
    column = look("x", cells, frozenset(), ",")
    assert column.numbers == tuple(map(float, values)) and column.kind == "numbers"


@given(any_.integers(0, 23), any_.integers(0, 59))
def test_every_time_of_day_is_read_back(hour: int, minute: int):
    hours = pytest.approx(hour + minute / 60)
    half = "am" if hour < 12 else "pm"
    assert time_of_day(f"{hour}:{minute:02}") == hours
    assert time_of_day(f"{hour:02}:{minute:02}:00") == hours
    assert time_of_day(f"{(hour + 11) % 12 + 1}:{minute:02} {half}") == hours
