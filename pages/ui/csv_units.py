"""Units, currencies and times of day: what stands with the number in a cell."""

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass

LONGEST = 40  # letters of a number with its unit
BLANKS = " \u00a0\u2007\u2009\u202f'’"
MINUS = "−–"  # stand for a hyphen; the second one is a dash
WIDE = {0xFF10 + at: str(at) for at in range(10)}
WIDE |= {0xFF0E: ".", 0xFF0C: ",", 0xFF05: "%", 0xFF0D: "-", 0xFF0B: "+", 0x3000: " "}


MONEY = {"€": "€", "EUR": "€", "euro": "€", "Euro": "€", "$": "$", "USD": "$"}
MONEY |= {"US$": "$", "£": "£", "GBP": "£", "¥": "¥", "JPY": "¥", "CHF": "CHF"}
MONEY |= {"Fr.": "CHF", "₹": "₹", "INR": "₹", "Rs": "₹", "Rs.": "₹", "₽": "₽"}
MONEY |= {"₩": "₩", "zł": "zł", "PLN": "zł", "kr": "kr", "kr.": "kr", "SEK": "kr"}
MONEY |= {"R$": "R$", "A$": "A$", "C$": "C$", "元": "元", "円": "円"}
TIMES = {"k": 1e3, "K": 1e3, "Mio": 1e6, "Mio.": 1e6, "bn": 1e9}
TIMES_OF_MONEY = TIMES | {"M": 1e6, "m": 1e6, "B": 1e9}  # 2B alone may be a flat
UNITS = frozenset(
    "% ‰ ° °C °F C F kg g mg lb lbs oz m cm mm km in ft mi s sec ms min h hr hrs "
    "yr yrs ml kW kWh Hz kHz MHz GHz MB GB kB TB px pt mph km/h m/s m² m³ "
    "cm² cm³ km² hPa bar dB kcal kJ cal".split()
)
_money = "|".join(map(re.escape, sorted(MONEY, key=len, reverse=True)))
_number = rf"\d[\d.,{BLANKS}]*(?<=[\d.])(?:e[+-]?\d+)?|[.,]\d+"
WITH_UNIT = re.compile(
    rf"(?P<sign>[+{MINUS}-]?) ?(?:(?P<before>{_money})[{BLANKS}]?)?"
    rf"(?P<number>(?:(?<=.)[+{MINUS}-])?(?:{_number}))"
    rf"(?P<gap>[{BLANKS}]*)(?P<after>[^\d\s.,+{MINUS}-][^\d\s,;]{{0,11}})?",
    re.ASCII,
)
TIME = re.compile(
    r"(?P<hour>[01]?\d|2[0-4])(?:(?::(?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d))?)"
    r"(?: ?(?P<half>[ap])\.?m\.?| ?(?:uhr|h))?| ?(?P<only>[ap])\.?m\.?)",
    re.IGNORECASE | re.ASCII,
)
PLAIN = re.compile(r"[+-]?[\d.,]+", re.ASCII)
DIGIT = re.compile(r"\d")
TIME_UNIT = "time of day"


@dataclass(frozen=True)
class Bare:
    """A cell without its unit: what is left to be read as a number."""

    number: str
    unit: str = ""
    scale: float = 1.0


def bare(cell: str) -> Bare:
    """Return a cell's number and its unit; where there is none, the cell as it is.

    >>> bare("$1.5M")
    Bare(number='1.5', unit='$', scale=1000000.0)
    """
    if PLAIN.fullmatch(cell) or not DIGIT.search(cell):
        return Bare(cell)
    text = cell.translate(WIDE)
    if len(text) > LONGEST or not (found := WITH_UNIT.fullmatch(text)):
        return Bare(text)
    before, after = found["before"] or "", found["after"] or ""
    number = (found["sign"] or "") + found["number"]
    if not before + after:
        return Bare(text)
    scale, unit = 1.0, after
    times = TIMES_OF_MONEY if before else TIMES
    if after in times and (before or not found["gap"]):
        scale, unit = times[after], ""
    elif before and after:
        return Bare(text)
    elif after and not (found["gap"] or after in UNITS or after in MONEY):
        return Bare(text)  # such as 5more, 3b
    return Bare(number, MONEY.get(before or unit, unit), scale)


def unit_of(cells: Iterable[str]) -> tuple[str, str]:
    """Return what stands before and after all of these numbers; nothing if they differ.

    >>> unit_of(["$1,200", "$ 950"]), unit_of(["45%", "7%"]), unit_of(["45%", "7 kg"])
    (('$', ''), ('', '%'), ('', ''))
    """
    cells = [*cells]
    units = {bare(cell).unit for cell in cells}
    if len(units) != 1 or units == {""}:
        return "", ""
    found = WITH_UNIT.fullmatch(cells[0].translate(WIDE))
    if found["before"]:
        return MONEY[found["before"]], ""
    return "", ("\u00a0" if found["gap"] else "") + units.pop()


def time_of_day(cell: str) -> float:
    """Return the hours since midnight of a time of day, else NaN.

    >>> time_of_day("7:30 pm"), time_of_day("07:15")
    (19.5, 7.25)
    """
    found = TIME.fullmatch(cell)
    if not found:
        return math.nan
    hour, half = int(found["hour"]), (found["half"] or found["only"] or "").lower()
    if half and not 1 <= hour <= 12:
        return math.nan
    hour = hour % 12 + 12 * (half == "p") if half else hour
    return hour + int(found["minute"] or 0) / 60 + int(found["second"] or 0) / 3600


def with_unit(name: str, unit: str) -> str:
    """Return a column's name with its unit, unless it names it already.

    >>> with_unit("rent", "€"), with_unit("rent €", "€"), with_unit("kg", "g")
    ('rent (€)', 'rent €', 'kg (g)')
    """
    words = re.split(r"[\s()\[\]/]+", name)
    return name if not unit or unit in words else f"{name} ({unit})"
