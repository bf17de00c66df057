// What points say when hovered over: Plotly reads it there, and need draw nothing for it.
function tellAt({ data, _fullData: drawn }, { hovers }, step) {
  for (const hover of hovers) {
    data[hover.trace].customdata = drawn[hover.trace].customdata = saidAt(hover, step);
  }
}
