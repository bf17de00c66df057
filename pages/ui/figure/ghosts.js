// The last run, faint behind the new one: a number that was changed is compared with what
// it was. A ghost is made of the trails and tracks of the panel before, as far as they
// were seen, as long as the picture is of the same thing (`uirevision`); a trail whose line
// is not drawn, a dot that moves, leaves none, nor does a panel whose lines would cover
// the new ones: a tree's. Pure: no page.

const FAINT = "#5b6878";
const GHOST = "the last run"; // the name of all its shapes
const NAMED_AT = 9; // places along the way at which its name may stand

// What a panel leaves behind of the steps up to `seen`; `name` says what was other then,
// in one panel of them all.
function ghostOf({ figure, trails, tracks, leaves_ghost: leaves = true }, name, seen) {
  if (!leaves) return null;
  const walks = tracks.filter(({ head }) => !head).map((track) => walked(track, seen));
  const lines = trails.filter(({ line }) => line.width !== 0).map((trail) => walked(trail, seen));
  return { of: figure.layout.uirevision, name, trails: lines, walks };
}

function ghostShapes(ghost, { figure }, dark) {
  if (!ghost || ghost.of !== figure.layout.uirevision) return [];
  const color = dark ? DARK[FAINT] : FAINT;
  const walks = ghost.trails.filter(({ x }) => x.length > 1);
  const lines = walks.map(({ x, y }) => {
    const path = outlineOf(strokesOf(x, y, x.length));
    return { name: GHOST, type: "path", path, line: { color, width: 2 }, opacity: 0.45 };
  });
  return lines;
}

// Its name, as places.js takes one: somewhere along the way, and only where it is free.
function ghostName(ghost, { figure }, dark) {
  if (!ghost?.name || ghost.of !== figure.layout.uirevision) return [];
  const walk = ghost.trails.find(({ x }) => x.length > 1);
  if (!walk) return [];
  const along = strokesOf(walk.x, walk.y, walk.x.length).flat().reverse();
  const every = Math.ceil(along.length / NAMED_AT);
  const spots = along.filter((_, i) => i % every === 0);
  const colour = dark ? DARK[FAINT] : FAINT;
  return [{ texts: ghost.name, shorter: GHOST, spots, colour, gap: 8, best: "above", covers: "nothing" }];
}

function walked({ x, y, z, upto }, seen) {
  const end = Math.max(...upto.slice(0, seen + 1));
  return { x: x.slice(0, end), y: y.slice(0, end), z: z?.slice(0, end) };
}

function ghostTraces(ghost, { figure, tracks }, dark) {
  if (!ghost || !tracks.length || ghost.of !== figure.layout.uirevision) return [];
  const color = dark ? DARK[FAINT] : FAINT;
  const look = { type: "scatter3d", mode: "lines", line: { color, width: 4 }, opacity: 0.5, hoverinfo: "skip" };
  return ghost.walks.filter(({ x }) => x.length > 1).map(({ x, y, z }) => ({ ...look, x, y, z }));
}

// What a control said in the last run, where it says something else now.
function lastRun(before, now) {
  const changed = Object.keys(before ?? {}).filter((name) => name in now && before[name] !== now[name]);
  return changed.length === 1 ? `${GHOST}, ${changed[0]} ${before[changed[0]]}` : GHOST;
}
