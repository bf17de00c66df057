// What stands on a panel at a step: the twin of `Panel.at` in pages/figures/panel.py.
// Pure: no page, no Plotly. A test compares the two, step by step.

const LEVEL = 127; // a map's largest level
const read = new WeakMap(); // by map: its levels, and the first step of each cell

function shapesAt({ figure, spans, trails, frames }, step) {
  return [
    ...(figure.layout.shapes ?? []),
    ...spansAt(spans, step).map(({ shape }) => shape),
    ...trails.map((trail) => trailAt(trail, step)),
    ...(frames[step] ?? []),
    ...trails.flatMap((trail) => headAt(trail, step)),
  ];
}

function spansAt(spans, step) {
  return spans.filter(({ first, last }) => first <= step && step <= last);
}

function trailAt({ x, y, upto, line }, step) {
  return { type: "path", path: outlineOf(strokesOf(x, y, upto[step])), line };
}

// The first `n` points of a line in pieces: where one is null the pen is lifted.
function strokesOf(x, y, n) {
  const strokes = [[]];
  for (let i = 0; i < n; i += 1) {
    if (x[i] === null) strokes.push([]);
    else strokes[strokes.length - 1].push([x[i], y[i]]);
  }
  return strokes.filter((points) => points.length);
}

function outlineOf(strokes) {
  return strokes.map((points) => `M${points.map((at) => at.join()).join("L")}`).join("") || "M0,0";
}

// What stands at the last point of a trail, if anything does.
function headAt({ x, y, upto, head }, step) {
  const last = upto[step] - 1;
  return head && last >= 0 && x[last] !== null ? [{ ...head, xanchor: x[last], yanchor: y[last] }] : [];
}

function pointsAt({ x, y, z, upto, head }, step) {
  const last = upto[step];
  const cut = (values) => values.slice(head ? last - 1 : 0, last);
  return { x: cut(x), y: cut(y), z: cut(z) };
}

// All traces; those that a track moves show its points, and hovers say their texts.
function tracesAt({ figure, tracks, hovers }, step) {
  const traces = [...figure.data];
  for (const track of tracks) {
    traces[track.trace] = { ...traces[track.trace], ...pointsAt(track, step) };
  }
  for (const hover of hovers) {
    traces[hover.trace] = { ...traces[hover.trace], customdata: saidAt(hover, step) };
  }
  return traces;
}

// What each point of a trace says at a step, when hovered over: the twin of `Hover.at`.
function saidAt({ of, says, texts }, step) {
  const now = says.map((pairs) => texts[pairs.findLast(([first]) => first <= step)?.[1]] ?? "");
  const said = (one) => (Array.isArray(one) ? one.map(said) : now[one]);
  return said(of);
}

// The cells of a map, row by row, each with its level; null where there is nothing, or
// nothing yet.
function cellsAt(map, step) {
  const [, height, width] = map.levels.shape.split(", ").map(Number);
  const first = numberAt(map, step) * height * width;
  const { all, since } = levelsOf(map);
  const is = (level, i) => (since && since[i] > step ? null : seen(level));
  const levels = Array.from(all.subarray(first, first + height * width), is);
  return Array.from({ length: height }, (_, i) => levels.slice(i * width, (i + 1) * width));
}

function numberAt({ shown }, step) {
  return shown.length ? shown[step] : step;
}

function seen(level) {
  return level < -LEVEL ? null : level;
}

// Read from base64 once for each map.
function levelsOf(map) {
  if (!read.has(map)) {
    const since = map.since && new Int32Array(bytesOf(map.since.bdata));
    read.set(map, { all: new Int8Array(bytesOf(map.levels.bdata)), since });
  }
  return read.get(map);
}

function bytesOf(base64) {
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)).buffer;
}

// The spans with words that came last: what a narrow window should show now.
function newestAt(spans, step) {
  const seen = spansAt(spans, step).filter(({ shape }) => shape.label);
  const newest = Math.max(...seen.map(({ first }) => first));
  return seen.filter(({ first }) => first === newest);
}
