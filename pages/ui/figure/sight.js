// What is in sight of a panel's window where the panel needs more room than it has.

const SCROLLS = { tabindex: 0, role: "group", "aria-label": "Figure, scrolls" };

// From where to where shapes reach along an axis, in the figure's pixels.
function ends(shapes, axis, name) {
  const all = shapes.flatMap((one) => [one[`${name}0`], one[`${name}1`]]);
  const places = all.map((at) => axis.l2p(at) + axis._offset);
  return [Math.min(...places) - 12, Math.max(...places) + 12];
}

// How far to scroll so that these ends are seen: as little as it takes.
function inSight([first, last], now, room) {
  return last - room > now ? last - room : Math.min(first, now);
}

// A window that scrolls can be reached, and moved, with the keyboard.
function reachable(around) {
  const wide = around.scrollWidth > around.clientWidth + 1;
  const scrolls = around.style.overflow !== "visible" && (wide || around.scrollHeight > around.clientHeight + 1);
  for (const [name, value] of Object.entries(SCROLLS)) {
    if (scrolls) around.setAttribute(name, value);
    else around.removeAttribute(name);
  }
}
