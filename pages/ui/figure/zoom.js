// What a reader has turned or zoomed is his: a change of numbers leaves it alone as long
// as the picture is of the same thing (`uirevision`). Plotly keeps neither a camera
// (plotly.js 4.2 puts the figure's own back at every react) nor a zoom into axes whose
// ends have changed, so both are carried over by hand.

function keepView(node, layout) {
  const { layout: old, _fullLayout: full } = node;
  if (!full || old.uirevision !== layout.uirevision) return;
  for (const name of Object.keys(layout)) {
    if (name.startsWith("scene")) keepCamera(full, layout, name);
    if (/^[xy]axis/.test(name)) keepZoom(node, layout, name);
  }
}

function keepCamera(full, layout, name) {
  const scene = full[name]?._scene;
  if (scene) layout[name] = { ...layout[name], camera: scene.getCamera() };
}

// Plotly writes a zoom into the very layout it was given; what was given is remembered.
function keepZoom(node, layout, name) {
  const [given, stands] = [node.given?.[name]?.range, node.layout[name]?.range];
  if (!given || !stands || sameEnds(given, stands)) return;
  layout[name] = { ...layout[name], range: [...stands], autorange: false };
}

function sameEnds(one, other) {
  return one.every((end, i) => Math.abs(end - other[i]) < 1e-9 * Math.abs(one[1] - one[0]));
}

function axesOf(layout) {
  const axes = Object.entries(layout).filter(([name]) => /^[xy]axis/.test(name));
  return Object.fromEntries(axes.map(([name, axis]) => [name, { range: axis.range && [...axis.range] }]));
}

function endsOf(axes) {
  return Object.fromEntries(axes.map(([name, { range }]) => [`${name}.range`, [...range]]));
}
