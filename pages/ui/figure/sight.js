// What is in sight of a panel's window where the panel needs more room than it has.

const START = 48; // pixels; nearer to the beginning than this is the beginning
const SCROLLS = { tabindex: 0, role: "group", "aria-label": "Figure, scrolls" };

// From where to where shapes reach along an axis, in the figure's pixels.
function ends(shapes, axis, name) {
  const all = shapes.flatMap((one) => [one[`${name}0`], one[`${name}1`]]);
  const places = all.map((at) => axis.l2p(at) + axis._offset);
  return [Math.min(...places) - 12, Math.max(...places) + 12];
}

// How far to scroll so that these ends are seen: as little as it takes, the first of them
// where there is no room for both, and not a little way off the very beginning.
function inSight([first, last], now, room) {
  const wanted = last - room > now ? Math.min(last - room, first) : Math.min(first, now);
  return wanted < START ? 0 : wanted;
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
