// Plotly writes its axes with a minus, but a number in a hover with a hyphen.
function writeMinus(locale) {
  if (!locale || locale.writesMinus) return;
  const plain = locale.numberFormat;
  const numberFormat = (how) => { const write = plain(how); return (value) => write(value).replaceAll("-", "−"); };
  Object.assign(locale, { numberFormat, writesMinus: true });
}
