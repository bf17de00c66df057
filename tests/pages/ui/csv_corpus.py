"""Broken tables as bytes, and what the page must say about each."""

from dataclasses import dataclass

from pages.ui.csv_encodings import decode, guess_encoding
from pages.ui.csv_limits import LIMITS, Limits, Refusal, refuse_file
from pages.ui.csv_reader import guess_delimiter, split
from pages.ui.csv_sheet import Sheet, guess_header, tidy

WEATHER = b"sky,wind,play\nsun,yes,no\nrain,no,yes\nsun,no,yes\nrain,yes,no\n"


@dataclass(frozen=True)
class Broken:
    """A table with something wrong; `says` must be part of what the page says."""

    name: str
    content: bytes
    says: str
    shape: tuple[int, int] | None = None  # rows and columns as read; None is a refusal

    def __str__(self) -> str:
        return self.name


def read(
    content: bytes,
    limits: Limits = LIMITS,
    encoding: str | None = None,
    delimiter: str | None = None,
    header: bool | None = None,
) -> Sheet | Refusal:
    """Return the table in these bytes; what is not given is guessed."""
    if refusal := refuse_file(content, limits):
        return refusal
    letters = decode(content, encoding or guess_encoding(content))
    grid = split(letters, delimiter or guess_delimiter(letters), limits)
    if isinstance(grid, Refusal):
        return grid
    return tidy(grid, guess_header(grid) if header is None else header, limits)


def lines(*rows: str, end: str = "\n") -> bytes:
    return "".join(row + end for row in rows).encode()


def numbered(n_rows: int, *columns: str) -> bytes:
    """Rows made from templates: {n} is the row's number, {m} its remainder by 2."""
    names = ",".join(f"c{at}" for at in range(len(columns)))
    rows = [",".join(columns).format(n=n, m=n % 2) for n in range(1, n_rows + 1)]
    return lines(names, *rows)


NO_TABLES = (
    Broken("nothing", b"", "It is empty."),
    Broken("white space only", b" \n\t\n\r\n ", "It is empty."),
    Broken("separators only", b",,\n,,\n", "It is empty."),
    Broken("quotes only", b'""\n""\n', "It is empty."),
    Broken("a byte order mark only", b"\xef\xbb\xbf", "It is empty."),
    Broken("Excel, renamed", b"PK\x03\x04\x14\x00\x06\x00[Content", "an Excel or Open"),
    Broken("old Excel", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00\x00", "an old Excel"),
    Broken("PDF", b"%PDF-1.7\n1 0 obj\n", "a PDF document"),
    Broken("compressed", b"\x1f\x8b\x08\x00abc", "a compressed file"),
    Broken("picture", b"\x89PNG\r\n\x1a\n\x00\x00", "a picture, not text"),
    Broken("web page", b"<!DOCTYPE html><html><body>404</body>", "a web page"),
    Broken("zero bytes", b"a,b\n1,\x00\x00\x00\x01\n2,\x00\n", "zero bytes"),
    Broken("header only", b"sky,wind,play\n", "no row below the names"),
    Broken("one row", b"sky,wind,play\nsun,yes,no\n", "a single row below the names"),
    Broken("one row of numbers", b"1,2,3\n", "It has a single row; at least"),
    Broken("one column", b"sky\nsun\nrain\nsun\n", "one column only"),
    Broken("an extra cell", WEATHER + b"sun,yes,no,maybe\n", "Line 6 has more cells"),
    Broken(
        "a comma within a text",
        WEATHER + b"sun,yes, but weak,no\nrain,a,bit,no\n",
        "Lines 6 and 7 have more cells than the 3 expected. Is the separator a comma?",
    ),
    Broken(
        "most lines short",
        b"a,b,c,d\n1,2\n1,2\n1,2\n3,4,5,6\n",
        "Lines 2, 3 and 4 have fewer cells than the 4 expected",
    ),
    Broken(
        "an open quote among commas",
        b'a,b\n"x,y",2\n"p,q,3\n"r,s",4\n',
        "has no partner or stands in an odd place (look at line 3)",
    ),
    Broken(
        "an open quote and an extra cell",
        b'a,b\nx,"yes,z\ny,no\nz,no\n',
        "put that cell in quotation marks. A quotation mark has no partner",
    ),
    Broken("too many bytes", b"a,b\n" + b"1,2\n" * 250_000, "1,000,004 bytes"),
    Broken("too many rows", numbered(2001, "{n}", "{m}"), "more than 2,000 rows"),
    Broken("far too many rows", b"a,b\n" + b"1,2\n" * 9_000, "more than 2,000 rows"),
    Broken("too many columns", numbered(3, *["x"] * 31), "more than 30 columns"),
    Broken("far too many columns", numbered(3, *["x"] * 500), "more than 30 columns"),
    Broken("one wide line", WEATHER + b"," * 90 + b"x\n", "more than 30 columns"),
    Broken("separators and no end", b'a,b\n"' + b"," * 130_000, "more than 30 columns"),
    Broken("a huge cell", b"a,b\n1," + b"x" * 140_000 + b"\n2,y\n", "131,072 letters"),
    Broken("no column to guess", numbered(40, "a{n}", "b{n}"), "No column is suitable"),
    Broken(
        "the same all over", b"a,b\n1,x\n1,x\n1,x\n", "so there is nothing to guess"
    ),
)

TABLES = (
    Broken("nothing wrong", WEATHER, "Nothing that needs attention.", (4, 3)),
    Broken("byte order mark", b"\xef\xbb\xbf" + WEATHER, "Nothing that needs", (4, 3)),
    Broken("UTF-16", WEATHER.decode().encode("utf-16"), "Nothing that needs", (4, 3)),
    Broken(
        "UTF-16 without a mark",
        WEATHER.decode().encode("utf-16-be"),
        "Nothing that needs",
        (4, 3),
    ),
    Broken(
        "Windows letters",
        "name;größe\nJörg;groß\nZoë;klein\nZoë;groß\n".encode("cp1252"),
        "Nothing that needs",
        (3, 2),
    ),
    Broken(
        "unreadable letters",
        b"\xef\xbb\xbfa,b\n\x81x,yes\n\x8dx,no\n\x81x,no\n",
        "3 letters could not be read",
        (3, 2),
    ),
    Broken("old Mac lines", WEATHER.replace(b"\n", b"\r"), "Nothing that", (4, 3)),
    Broken("Windows lines", WEATHER.replace(b"\n", b"\r\n"), "Nothing that", (4, 3)),
    Broken("Excel's own note", b"sep=;\n" + b"a;b\nx;y\nz;y\nz;w\n", "Nothing", (3, 2)),
    Broken("blank lines", WEATHER + b"\n,,\n \n", "3 blank lines left out.", (4, 3)),
    Broken("a title", b"My days\n\n" + WEATHER, "1 line above the table", (4, 3)),
    Broken(
        "a title, padded",
        b"My days,,\n2024,,\n" + WEATHER,
        "2 lines above the table left out",
        (4, 3),
    ),
    Broken(
        "white space",
        b"a, b ,c\n x,y, z\n x,w,z \n u,w,v\n",
        "taken away",
        (3, 3),
    ),
    Broken(
        "separators at the ends",
        b"a,b,\n1,x,\n2,y,\n4,y,\n",
        "Empty columns at the end left out",
        (3, 2),
    ),
    Broken(
        "a short line",
        WEATHER + b"sun\n",
        "Line 6 has fewer cells than the 3 expected. Empty cells were added",
        (5, 3),
    ),
    Broken(
        "lines counted with line breaks inside cells",
        b'a,b,c\n"x\ny",p,1\nz,q,2\nz\nz,p,1\n',
        "Line 5 has fewer cells",
        (4, 3),
    ),
    Broken(
        "line breaks inside cells",
        b'a,b\n"x\ny",yes\n"x\ny",no\nz,no\n',
        "2 cells with a line break inside, kept.",
        (3, 2),
    ),
    Broken("quotes", b'"a","b"\n"x, y","1"\n"z ""w""","2"\n"z","3"\n', "", (3, 2)),
    Broken(
        "an open quote",
        b'a,b\nx,"yes\ny,no\ny,no\n',
        "(look at line 2), so all are read as ordinary letters",
        (3, 2),
    ),
    Broken(
        "a quote out of place",
        b'a,b\n"x" z,yes\ny,no\nz,no\n',
        "in an odd place, so",
        (3, 2),
    ),
    Broken(
        "names twice",
        b"a,a,a (2),b\n1,x,p,yes\n2,y,q,no\n2,x,q,no\n",
        "Names that came twice are now “a (2)” and “a (2) (2)”.",
        (3, 4),
    ),
    Broken(
        "no names",
        b",sky,,play\nr,sun,x,no\ns,rain,x,yes\ns,sun,y,yes\n",
        "Columns without a name are called “column 1” and “column 3”.",
        (3, 4),
    ),
    Broken(
        "names of rows, as R writes them",
        b"sky,play\none,sun,no\ntwo,rain,yes\nthree,sun,yes\n",
        "it is taken for the names of the rows",
        (3, 3),
    ),
    Broken(
        "a long name",
        b"sky," + b"n" * 90 + b"\nsun,no\nrain,yes\nsun,yes\n",
        "Long names cut to 60 letters",
        (3, 2),
    ),
    Broken("no header", b"1,2,yes\n3,4,no\n2,2,no\n", "", (3, 3)),
    Broken("no header, words", b"sun,no\nrain,yes\nsun,yes\n", "", (3, 2)),
    Broken(
        "missing cells",
        b"sky,wind,play\nsun,,no\nrain,NA,yes\n?,no,yes\nsun,no,N/A\nrain,-,\n",
        "Missing cells: 1 in “sky” and 3 in “wind”.",
        (5, 3),
    ),
    Broken(
        "rows without an answer",
        b"sky,play\nsun,no\nrain,yes\nrain,N/A\nsun,\n",
        "2 rows without “play” left out.",
        (4, 2),
    ),
    Broken(
        "an empty column",
        b"sky,x,play\nsun,,no\nrain,NA,yes\nsun,,yes\n",
        "Nothing filled in: “x”. Left out; you can put it back.",
        (3, 3),
    ),
    Broken(
        "constant columns",
        b"sky,k,one,play\nsun,x,1,no\nrain,x,1.0,yes\nsun,x,1,yes\n",
        "The same in every row: “k” and “one”. Such a column tells no rows apart. Left",
        (3, 4),
    ),
    Broken(
        "identifiers",
        numbered(6, "{n}", "id{n}", "{m}", "a{m}"),
        "A name or number for every row: “c0” and “c1”. It looks like the best",
        (6, 4),
    ),
    Broken(
        "row numbers from zero, shuffled",
        b"no,sky,play\n3,sun,no\n0,rain,yes\n2,rain,yes\n1,sun,no\n",
        "A name or number for every row: “no”.",
        (4, 3),
    ),
    Broken(
        "identifiers only",
        numbered(6, "id{n}", "a{m}"),
        "A name or number for every row: “c0”. It looks like the best question of all "
        "and says nothing about a new row. Kept.",
        (6, 2),
    ),
    Broken(
        "numbers in order only",
        numbered(6, "{n}", "a{m}"),
        "Nothing that needs attention.",  # they are asked about in parts
        (6, 2),
    ),
    Broken(
        "a name in each of three rows",
        b"name,colour,answer\nann,red,yes\nbob,red,no\ncid,blue,yes\n",
        "A name or number for every row: “name”. It looks like the best question of "
        "all and says nothing about a new row. Left out; you can put it back.",
        (3, 3),
    ),
    Broken(
        "a number to guess",
        b"sky,legs\nsun,2\nrain,4\nsun,4\n",
        "The column to guess, “legs”, holds numbers: each of its 2 different ones is",
        (3, 2),
    ),
    Broken(
        "many answers",
        numbered(80, "{n}", "b{m}").replace(b"\n", b"x\n").replace(b",", b"y,")
        + lines("1y,b0x", "2y,b1x"),
        "More than 30 different words: “c0y”. With so many",
        (82, 2),
    ),
    Broken(
        "mixed types",
        b"doors,play\n2,no\n3,yes\n4,yes\n5more,yes\n3,no\n",
        "“doors” mixes 4 numbers and 1 word such as “5more”. Treated as words.",
        (5, 2),
    ),
    Broken(
        "dates",
        b"when,other,play\n2024-01-05,5.1.2024,no\n2024-01-05,5.1.24,yes\n"
        b"2024-02-07,12.11.2024 10:30,yes\n",
        "Dates: “when” and “other”. Treated as words: every date is an answer",
        (3, 3),
    ),
    Broken(
        "written dates",
        'when,so,play\n5 Jan 2024,"January 5, 2024",no\n7-Mar-24,"May 5, 2024",yes\n'
        '5. März 2024,"May 5, 2024",yes\n'.encode(),
        "Dates: “when” and “so”.",
        (3, 3),
    ),
    Broken(
        "codes",
        b"zip,play\n01067,no\n01067,yes\n10115,yes\n",
        "Numbers with a zero in front: “zip”. Treated as words: they look like codes.",
        (3, 2),
    ),
    Broken(
        "decimal commas",
        b"height;play\n1,5;no\n1,75;yes\n2;yes\n",
        "“height” is written with a decimal comma: 1,5 is read as 1.5.",
        (3, 2),
    ),
    Broken(
        "thousands",
        b'price,play\n"1,234",no\n"12,345,678.5",yes\n7,yes\n',
        "“price” is written with thousands separators: 1,234 is read as 1234.",
        (3, 2),
    ),
    Broken(
        "thousands between semicolons",
        b"price;play\n1.234,5;no\n12.345;yes\n7;yes\n",
        "“price” is written with thousands separators: 1.234,5 is read as 1234.5.",
        (3, 2),
    ),
    Broken(
        "capitals",
        b"wind,play\nYes,no\nyes,yes\nno,yes\n",
        "In “wind”, “Yes” and “yes” differ in capitals only. They stay different",
        (3, 2),
    ),
    Broken(
        "formulas",
        b"x,play\n=cmd()|'/C calc'!A0,no\n=1+1,yes\n@SUM(1),yes\n",
        "3 cells of “x” begin like a formula. Here it is only text",
        (3, 2),
    ),
    Broken(
        "a long cell",
        b"x,play\n" + b"long " * 1000 + b",no\ny,yes\ny,yes\n",
        "The longest cell of “x” has 4,999 letters.",
        (3, 2),
    ),
    Broken(
        "a number without end",
        b"a,b\n" + b"1" * 130_000 + b"x,yes\n2,no\n2,yes\n",
        "The longest cell of “a” has 130,001 letters.",
        (3, 2),
    ),
    Broken(
        "a number without end, grouped",
        b"a;b\n1" + b",234" * 30_000 + b"x;yes\n2;no\n2;yes\n",
        "The longest cell of “a” has 120,002 letters.",
        (3, 2),
    ),
    Broken(
        "pasted from a web page",
        b"**sky**,<b onclick=alert(1)>,:material/home:\nsun,<script>,no\n"
        b"rain,x,yes\nrain,,yes\n",
        "Missing cells: 1 in “<b onclick=alert(1)>”.",
        (3, 3),
    ),
)
CORPUS = (*NO_TABLES, *TABLES)
