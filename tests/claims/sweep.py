"""The sweep: draw settings, let the part speak, and judge what it says."""

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pages.ui.bets import Bet
from pages.ui.chapter import Chapter, Part
from pages.ui.choices import Choice, Several, Switch
from pages.ui.control import AfterBet, settled
from pages.ui.controls import Beside, Scale, Seed, Slider, every
from pages.ui.places import Place
from pages.ui.presets import values_at
from tests.claims.shapes import others, sentences
from tests.claims.table import Claim, Claims, Told
from tests.pages.looking import settings_at

MOST_WORLDS = 40  # other records on which a claim is tried


@dataclass(frozen=True, eq=False)
class World:
    """A record, how its controls stand, and the evidence on it."""

    values: Mapping[str, Any]
    record: Any
    seen: Any
    observe: str = ""  # of the preset it is


@dataclass(frozen=True)
class Said:
    """A sentence, and where it stands."""

    place: str  # story, ending, reason, question, remedy, observe, note
    step: int
    text: str


def drawn(chapter: Chapter, part: Part, table: Claims, rng: random.Random) -> dict:
    """Return values of the part's controls, any that a learner can set."""
    if table.settings:
        own = table.settings(rng)
        return _at(part, chapter, own)
    values, seen = _at(part, chapter, {}), {}
    seen.update(values)
    for control in every(chapter.controls_of(part)):
        if control.is_shown(seen):
            if control.name in table.draws:
                value = table.draws[control.name](rng, seen)
            else:
                value = _any(control, seen, rng)
            values[control.name] = seen[control.name] = value
    return values


def _at(part: Part, chapter: Chapter, values: Mapping[str, Any]) -> dict[str, Any]:
    choice = chapter.part_choice
    return {**({choice.name: part.title} if choice else {}), **values}


def _any(control: Any, seen: Mapping[str, Any], rng: random.Random) -> Any:
    """Return any value of a control of a kind that is known."""
    if isinstance(control, Choice):
        return rng.choice([*settled(control.options, seen)])
    if isinstance(control, Several):
        names = [*settled(control.options, seen)]
        chosen = rng.sample(names, rng.randint(1, len(names)))
        return tuple(name for name in names if name in chosen)
    if isinstance(control, Place):
        ends = settled(control.span, seen)
        return control.dropped([rng.uniform(*span) for span in ends], seen)
    if isinstance(control, Switch):
        return rng.random() < 0.5
    if isinstance(control, Seed):
        return rng.randint(*control.span)
    if isinstance(control, Slider):
        place = control.kind(rng.choice(control.places(0)))
        return _typed(control, place, seen) if control.typed else place
    if isinstance(control, Scale):
        mark = rng.choice([*control.marks])
        return _typed(control, mark, seen) if control.typed else mark
    return control.first(seen)  # odd ones are drawn by the table's `draws`


def _typed(control: Any, place: float, seen: Mapping[str, Any]) -> float:
    """Return for one place in three a number that may be typed, of any size."""
    rng = random.Random(f"{control.name} {place} {seen}")
    low, high = control.ends
    if low <= 0 or rng.random() < 2 / 3:
        return place
    size = low * (high / low) ** rng.random()
    return min(max(float(f"{size:.{rng.randint(1, 6)}g}"), low), high)


def sweep(chapter: Chapter, part: Part, table: Claims, n: int) -> Iterator[World]:
    """Yield the worlds: every preset of the part, and n that are drawn by chance."""
    rng = random.Random(f"{chapter.slug} {part.title}")
    for preset in chapter.presets:
        if chapter.part_at(preset.values) is part:
            values = _at(part, chapter, values_at(chapter, preset))
            yield _world(chapter, part, table, values, preset.observe)
    for values in table.also:
        yield _world(chapter, part, table, _at(part, chapter, values))
    for _ in range(n):
        yield _world(chapter, part, table, drawn(chapter, part, table, rng))


def _world(
    chapter: Chapter, part: Part, table: Claims, values: Mapping, observe: str = ""
) -> World:
    record = part.run(settings_at(chapter, **values))
    return World(values, record, table.evidence(record), observe)


def says(chapter: Chapter, part: Part, world: World, n_steps: int) -> Iterator[Said]:
    """Yield every sentence that the part says of a record."""
    record = world.record
    last = len(part.labels(record)) - 1
    rng = random.Random(repr(world.values))
    steps = {last, *(rng.randint(0, last) for _ in range(n_steps - 1))}
    for step in sorted(steps):
        for speak in {part.story, part.standing("story", is_over=False)}:
            yield from _split("story", step, speak(record, step))
    yield from _split("ending", last, part.ending(record))
    bet = part.bet and part.bet(record)
    if bet:
        yield from _split("question", 0, [bet.question])
        yield from _split("reason", last, [bet.reason])
    for remedy in part.remedies(record):
        yield Said("remedy", last, remedy.label)
    if world.observe:
        yield from _split("observe", last, [world.observe])
    for control in chapter.controls_of(part):
        shown = isinstance(control, Beside) or control.is_shown(world.values)
        says = control.note
        both = (says.note, says.before) if isinstance(says, AfterBet) else (says,)
        for one in filter(None, both if shown else ()):
            note = one(record)
            if note:
                yield from _split("note", last, [note.text])


def _split(place: str, step: int, texts: list[str]) -> Iterator[Said]:
    for text in texts:
        yield from (Said(place, step, one) for one in sentences(text))


@dataclass
class Faults:
    """What a sweep found: sentences of no shape, false ones, and wrong bets."""

    shapeless: list[str]
    false: list[str]
    bets: list[str]
    careless: list[str]  # shapes that hold whatever they say
    told: dict[str, int]  # how often each shape was told
    wrong: dict[str, int]  # how often it was false

    def report(self) -> str:
        """Return the faults, a few of each kind."""
        kinds = ("shapeless", "false", "bets", "careless")
        found = {kind: getattr(self, kind) for kind in kinds}
        lines = [f"{kind}: {len(texts)}" for kind, texts in found.items() if texts]
        counts = [
            f"  {n} of {self.told[shape]}: {shape}" for shape, n in self.wrong.items()
        ]
        some = [f"  {text}" for texts in found.values() for text in texts[:12]]
        return "\n".join([*lines, *counts, *some])


def faults(chapter: Chapter, part: Part, table: Claims, n: int) -> Faults:
    """Return what is wrong with a part's sentences over n settings."""
    found = Faults([], [], [], [], {}, {})
    held: dict[Claim, tuple[World, Told]] = {}
    worlds = []
    for world in sweep(chapter, part, table, n):
        worlds = [*worlds[:MOST_WORLDS], world]
        _judge_bet(part, table, world, found)
        after = _after(chapter, part, world)
        for said in says(chapter, part, world, table.n_steps):
            _judge(table, world, said, after, found, held)
    found.careless += _careless(held, worlds)
    return found


def _after(chapter: Chapter, part: Part, world: World) -> Any:
    """Return the record after the remedy that is offered, the first of several.

    None also where it leads to another part.
    """
    remedy, *_ = [*part.remedies(world.record), None]
    if not remedy or chapter.part_name in remedy.values:
        return None
    return part.run(settings_at(chapter, **{**world.values, **remedy.values}))


def _judge(table, world, said: Said, after, found: Faults, held: dict) -> None:
    """Write down whether a sentence has a shape, and whether it is so."""
    read = table.read(said.text)
    if not read:
        found.shapeless.append(f"{said.place} {said.step}: {said.text}  {world.values}")
        return
    for claim, words in read:
        told = Told(world.record, world.seen, said.step, words, after)
        shape = claim.shape.text
        if claim.holds(told):
            found.told[shape] = found.told.get(shape, 0) + 1
            held.setdefault(claim, (world, told))
            return
    found.told[shape] = found.told.get(shape, 0) + 1
    found.wrong[shape] = found.wrong.get(shape, 0) + 1
    found.false.append(f"{said.place} {said.step}: {said.text}  {world.values}")


def _judge_bet(part: Part, table: Claims, world: World, found: Faults) -> None:
    """Ask whether what the table holds for right wins the bet, and nothing else."""
    bet: Bet | None = part.bet and part.bet(world.record)
    if not bet:
        return
    assert table.answers, "a part with a bet says by its own means what is right"
    right = table.answers(world.seen)
    right = right if isinstance(right, set | frozenset | list) else [right]
    won = [guess for guess in bet.options if bet.wins(guess)]
    lost = not all(bet.wins(_guessed(bet, answer)) for answer in right)
    if lost or (bet.options and {*won} != {*right}):
        won = won or bet.answer
        found.bets.append(f"{won} wins, {right} is right: {world.values}")


def _guessed(bet: Bet, answer: Any) -> Any:
    """Return an answer as it can be guessed: a slider's end stands for all beyond."""
    if bet.options:
        return answer
    low, high = bet.span
    return min(max(answer, low), high)


def _careless(held: Mapping, worlds: list[World]) -> list[str]:
    """Return the shapes that no wrong number, word or record makes false."""
    found = []
    for claim, (home, told) in held.items():
        shape = claim.shape
        for said in others(shape, dict(told.said)):
            other = Told(told.record, told.seen, told.step, said, told.after)
            if claim.holds(other):
                found.append(f"{shape.text} holds also of {said}")
                break
        else:
            if not others(shape, dict(told.said)):
                found += _holds_everywhere(claim, home, told, worlds)
    return found


def _holds_everywhere(claim, home: World, told: Told, worlds) -> list[str]:
    """Return a shape without numbers that holds of every record."""
    for world in worlds:
        if world is home:
            continue
        for step in (0, told.step):
            other = Told(world.record, world.seen, step, told.said, told.after)
            try:
                if not claim.holds(other):
                    return []
            except (IndexError, KeyError, TypeError, AttributeError):
                continue  # this record has nothing of the kind
    return [f"{claim.shape.text} holds of every record"]
