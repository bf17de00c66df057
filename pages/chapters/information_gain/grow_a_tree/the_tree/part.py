from pages.ui.chapter import Part, Script, Table

from ..settings import THE_TREE
from . import pictures, record, words
from .controls import CONTROLS

PART = Part(
    THE_TREE,
    run=record.run,
    labels=words.labels,
    panels=pictures.panels,
    story=words.story,
    ending=words.ending,
    formulas=lambda r, k: [],
    table=lambda r: Table(("a",), [(1,)]),
    script=lambda r: Script("print(1)", ("a",)),
    clicked=pictures.clicked,
    click_stays=True,
    controls=CONTROLS,
    code=(record.explain,),
)
