"""Presets: what they put into the controls, and the row of buttons that offers them."""

from functools import cache
from typing import Any

import streamlit as st

from pages.ui.chapter import Chapter, Part, Preset
from pages.ui.control import Control, Values
from pages.ui.controls import every
from pages.ui.desk import put, put_again
from pages.ui.top import as_buttons

START = " · start here"
ROOM = 960  # pixels of presets in sight


@cache
def values_at(chapter: Chapter, preset: Preset) -> dict[str, Any]:
    """Return what a preset puts: its own values, and the defaults of all the others."""
    part, found = chapter.part_at(preset.values), {}
    choice = chapter.part_choice
    controls = (*filter(None, [choice]), *every(chapter.controls_of(part)))
    seen: dict[str, Any] = {}
    for control in controls:
        if not control.is_shown(seen):
            continue
        name = control.name
        seen[name] = _at(preset, control, seen)
        if name in preset.values or not control.stays:
            found[name] = seen[name]
    return found


def _at(preset: Preset, control: Control, seen: Values) -> Any:
    """Return a control's value: a default may take an engine, so only where asked."""
    named = control.name in preset.values
    return preset.values[control.name] if named else control.first(seen)


def is_at(chapter: Chapter, preset: Preset) -> bool:
    """Tell whether the controls stand at a preset."""
    wanted, named = values_at(chapter, preset), chapter.named
    return all(named[n].stands(chapter.key) == value for n, value in wanted.items())


def stand(chapter: Chapter) -> dict[str, Any]:
    """Return where all controls stand that were ever shown."""
    found = ((n, c.stands(chapter.key)) for n, c in chapter.named.items())
    return {name: value for name, value in found if value is not None}


def offer(chapter: Chapter, part: Part) -> Preset | None:
    """Offer the presets; return the one that is shown now.

    Those of the part that is shown are in sight, as many as a row holds; the others
    wait behind a door, by part. The first of each part is the one to start with.
    """
    now = next((p for p in chapter.presets if is_at(chapter, p)), None)
    state, key = st.session_state, f"{chapter.key}_preset"
    state[f"{key}_stood"] = stand(chapter)
    state[f"{key}_pressed"] = False
    groups = grouped(chapter)
    here, more = _in_sight(groups[part.title], now)
    others = {title: group for title, group in groups.items() if title != part.title}
    if here:
        _pills(chapter, key, "Try", here, now)
    if more or others:
        _door(chapter, {part.title: more, **others}, now)
    return now


def observe(chapter: Chapter, part: Part, now: Preset | None, settings: object) -> None:
    """Say what to observe; remember the preset as the one that was shown last."""
    if now:
        st.session_state[f"{chapter.key}_preset_last"] = now
        st.markdown(f"**Observe:** {now.observe}")
    elif is_at(chapter, untouched(chapter, part)):
        st.markdown(part.hint or chapter.hint)
    else:
        st.markdown(part.own_words(settings))


def last_of(chapter: Chapter, part: Part) -> Preset | None:
    """Return the preset that was shown last, if it is one of this part."""
    last = st.session_state.get(f"{chapter.key}_preset_last")
    return last if last in grouped(chapter)[part.title] else None


@cache
def untouched(chapter: Chapter, part: Part) -> Preset:
    """Return a part as it opens, without a name."""
    chosen = {chapter.part_name: part.title} if chapter.part_choice else {}
    return Preset("", "", **chosen)


@cache
def grouped(chapter: Chapter) -> dict[str, list[Preset]]:
    """Return the presets of every part; the first of each is the one to start with."""
    groups: dict[str, list[Preset]] = {part.title: [] for part in chapter.parts}
    for preset in chapter.presets:
        groups[chapter.part_at(preset.values).title].append(preset)
    return groups


def _in_sight(
    presets: list[Preset], now: Preset | None
) -> tuple[list[Preset], list[Preset]]:
    """Return the presets that fit into a row, the one that is shown too; and the rest.

    It takes the place of the last that would fit.
    """
    names = [_named(preset, presets) for preset in presets]
    fits = [n for n in range(len(names) + 1) if as_buttons(names[:n]) <= ROOM]
    here, more = presets[: fits[-1]], presets[fits[-1] :]
    if now in more:
        more[more.index(now)], here[-1] = here[-1], now
    return here, more


def _named(preset: Preset, group: list[Preset]) -> str:
    starts = preset is group[0] and len(group) > 1
    return preset.name + START if starts else preset.name


def _door(
    chapter: Chapter, groups: dict[str, list[Preset]], now: Preset | None
) -> None:
    key = f"{chapter.key}_preset"
    look = {"type": "tertiary", "on_change": "rerun"}
    door = st.popover("More examples", key=f"{key}s", **look)
    if door.open:  # what is behind a closed door costs nothing
        with door:
            for at, (title, group) in enumerate(groups.items()):
                if group:
                    _pills(chapter, f"{key}_{at}", title, group, now)


def _pills(
    chapter: Chapter, key: str, label: str, group: list[Preset], now: Preset | None
) -> None:
    """Offer some presets as buttons in a row."""
    whole = grouped(chapter)[chapter.part_at(group[0].values).title]
    names = {preset.name: _named(preset, whole) for preset in group}
    st.session_state[key] = now.name if now and now.name in names else None
    st.pills(
        label,
        list(names),
        key=key,
        format_func=lambda name: names.get(name, name),
        on_change=_choose,
        args=(chapter, key),
        label_visibility="collapsed" if label == "Try" else "visible",
        wrap=label != "Try",
    )


def _choose(chapter: Chapter, pressed: str) -> None:
    """Set the controls as the chosen preset says.

    A control that moves faster than the page follows passes presets, which the browser
    shows as chosen a little later and names in its next message. So it was no click
    where a control has moved as well.
    """
    key = f"{chapter.key}_preset"
    put_again(chapter)
    if st.session_state[f"{key}_stood"] != stand(chapter):
        return
    for preset in chapter.presets:
        if preset.name == st.session_state[pressed] and not is_at(chapter, preset):
            put(chapter, values_at(chapter, preset), preset.opens_at)
            st.session_state[f"{key}_stood"] = stand(chapter)
            st.session_state[f"{key}_pressed"] = True  # until the next run
            st.session_state[f"{key}s"] = False  # the door, where it was behind it
