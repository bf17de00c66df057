"""One network in the plane, and its whole training."""

from engines.backpropagation import train
from pages.ui.chapter import Part, Script, Table

from . import pictures, record, words

PART = Part(
    "Train",
    run=record.run,
    begin=record.begin,
    grow=record.grow,
    labels=words.labels,
    panels=pictures.panels,
    story=words.story,
    ending=words.ending,
    formulas=lambda kept, step: [],
    table=lambda kept: Table(("step",), [(0,)]),
    script=lambda kept: Script("", ()),
    code=(train,),
)
