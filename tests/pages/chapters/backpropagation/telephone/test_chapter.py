"""Telephone as a whole: one stack for all its parts, and one letter for the loss."""

import json

from pages.chapters.backpropagation.telephone.chapter import CHAPTER
from tests.pages.app import fine, texts
from tests.pages.figures import written
from tests.pages.looking import (
    CHAPTERS,
    choose,
    open_chapter,
    settings_at,
    shown_record,
)

PAGE = next(page for page, chapter in CHAPTERS if chapter is CHAPTER)


def test_the_seed_stays_but_where_a_preset_names_it():
    app = open_chapter(PAGE, CHAPTER)
    fine(app.number_input(key="bp_phone_seed").set_value(7).run())
    for preset in CHAPTER.presets:
        names_it = "seed" in preset.values
        fine(app.number_input(key="bp_phone_seed").set_value(7).run())
        choose(app, CHAPTER, preset.name)
        seed = shown_record(app, CHAPTER).settings.seed
        assert seed == (0 if names_it else 7), preset.name
    named = [p.name for p in CHAPTER.presets if "seed" in p.values]
    assert named == ["The ladder", "Two learners"]


def test_the_parts_share_one_stack():
    app = open_chapter(PAGE, CHAPTER, bp_phone_depth="12", bp_phone_act="tanh")
    for part in ("Census", "Does it learn?", "Ladder of fixes", "Map", "One stack"):
        fine(app.button_group(key="bp_phone_part").set_value(part).run())
        settings = shown_record(app, CHAPTER).settings
        assert settings.part == part
        assert settings.depth == (6 if part == "Does it learn?" else 12)
        built = part in ("Census", "Map", "One stack")
        assert settings.activation == ("tanh" if built else "sigmoid")


def test_a_learning_rate_between_the_marks_may_be_typed():
    for name, title in (("rate", "Does it learn?"), ("eta", "Census")):
        part = next(part for part in CHAPTER.parts if part.title == title)
        query = {f"bp_phone_{name}": "0.25"}
        app = open_chapter(PAGE, CHAPTER, part, **query)
        assert shown_record(app, CHAPTER).settings.learning_rate == 0.25
        assert "agrees with" in texts(app) and "differs from" not in texts(app)


def test_l_is_the_loss_everywhere():
    meanings = dict(CHAPTER.symbols)
    assert meanings["L"].startswith("the loss")
    for preset in CHAPTER.presets:
        part = CHAPTER.part_at(preset.values)
        record = part.run(settings_at(CHAPTER, preset))
        shown = [*part.table(record).columns, *part.ending(record)]
        shown += [str(json.loads(written(panel))) for panel in part.panels(record)]
        for step in range(len(part.labels(record))):
            shown.append(f"{part.story(record, step)} {part.formulas(record, step)}")
        for text in shown:
            assert "∂E" not in text and "partial E" not in text
            assert r"delta_L" not in text
