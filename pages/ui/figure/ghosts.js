// The last run, faint behind the new one: a number that was changed is compared with what
// it was. A ghost is made of the trails and tracks of the panel before, drawn to their
// ends, as long as the picture is of the same thing (`uirevision`). Pure: no page.

const FAINT = "#5b6878";
const GHOST = "the last run"; // the name of all its shapes
const LAST_RUN = { name: GHOST, type: "rect", xsizemode: "pixel", ysizemode: "pixel", x0: -1, x1: 1, y0: -15, y1: -13, line: { width: 0 } };

// What a panel leaves behind; `name` says what was other then.
function ghostOf({ figure, trails, tracks }, name) {
  const walks = tracks.filter(({ head }) => !head);
  return { of: figure.layout.uirevision, name, trails, walks };
}

function ghostShapes(ghost, { figure }, dark) {
  if (!ghost || ghost.of !== figure.layout.uirevision) return [];
  const color = dark ? DARK[FAINT] : FAINT;
  const walks = ghost.trails.map(walked).filter(({ x }) => x.length > 1);
  const lines = walks.map(({ x, y }) => {
    const path = "M" + x.map((value, i) => `${value},${y[i]}`).join("L");
    return { name: GHOST, type: "path", path, line: { color, width: 2 }, opacity: 0.45 };
  });
  const named = walks.slice(0, 1).map(({ x, y }) => {
    const place = { xanchor: x[x.length - 1], yanchor: y[y.length - 1] };
    return { ...LAST_RUN, ...place, label: { text: ghost.name, font: { color, size: 12 } } };
  });
  return walks.length > 1 ? lines : [...lines, ...named];
}

function walked({ x, y, upto }) {
  const end = Math.max(...upto);
  return { x: x.slice(0, end), y: y.slice(0, end) };
}

function ghostTraces(ghost, { figure, tracks }, dark) {
  if (!ghost || !tracks.length || ghost.of !== figure.layout.uirevision) return [];
  const color = dark ? DARK[FAINT] : FAINT;
  const look = { type: "scatter3d", mode: "lines", line: { color, width: 4 }, opacity: 0.5, hoverinfo: "skip" };
  return ghost.walks.map(({ x, y, z }) => ({ ...look, x, y, z }));
}

// What a control said in the last run, where it says something else now.
function lastRun(before, now) {
  const changed = Object.keys(before ?? {}).filter((name) => name in now && before[name] !== now[name]);
  const said = changed.slice(0, 1).map((name) => `, ${name} ${before[name]}`);
  return `the last run${changed.length === 1 ? said : ""}`;
}
