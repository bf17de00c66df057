// What stands on a panel at a step: the twin of `Panel.at` in pages/figures/panel.py.
// Pure: no page, no Plotly. A test compares the two, step by step.

function shapesAt({ figure, spans, trails, frames }, step) {
  return [
    ...(figure.layout.shapes ?? []),
    ...spansAt(spans, step).map(({ shape }) => shape),
    ...trails.map((trail) => trailAt(trail, step)),
    ...(frames[step] ?? []),
  ];
}

function spansAt(spans, step) {
  return spans.filter(({ first, last }) => first <= step && step <= last);
}

function trailAt({ x, y, upto, line }, step) {
  const ends = x.slice(0, upto[step]).map((value, i) => `${value},${y[i]}`);
  return { type: "path", path: "M" + ends.join("L"), line };
}

function pointsAt({ x, y, z, upto, head }, step) {
  const last = upto[step];
  const cut = (values) => values.slice(head ? last - 1 : 0, last);
  return { x: cut(x), y: cut(y), z: cut(z) };
}

// All traces; those that a track moves show its points.
function tracesAt({ figure, tracks }, step) {
  const traces = [...figure.data];
  for (const track of tracks) {
    traces[track.trace] = { ...traces[track.trace], ...pointsAt(track, step) };
  }
  return traces;
}

// The spans with words that came last: what a narrow window should show now.
function newestAt(spans, step) {
  const seen = spansAt(spans, step).filter(({ shape }) => shape.label);
  const newest = Math.max(...seen.map(({ first }) => first));
  return seen.filter(({ first }) => first === newest);
}
