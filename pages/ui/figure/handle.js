// Something in a picture that is dragged itself, along x: by mouse, finger and keys. It is
// a slider for a screen reader: an input that speaks, under a ring that is seen.

const PAUSE = 300; // ms without a key; then the last value counts

class Handle {
  // `moved(value)` hears of every value on the way, `done(value)` of the last one, and
  // `rested()` of a hand that came back to where it was.
  constructor(window, { moved, done, rested }) {
    Object.assign(this, { moved, done, rested });
    this.ring = document.createElement("div");
    this.input = document.createElement("input");
    this.ring.className = "hml-handle";
    Object.assign(this.input, { type: "range", min: 0, step: 1 });
    this.ring.append(this.input);
    window.append(this.ring);
    this.ring.onpointerdown = (event) => this.grab(event);
    this.input.oninput = () => this.key(Number(this.input.value));
  }

  // `node` is the drawn figure, `live` the number that is dragged. A hand that is still
  // moving goes on from where it is, whatever record has come meanwhile.
  place(node, live) {
    const wanted = this.moving && this.live.handle.x[this.value];
    Object.assign(this, { node, live });
    this.input.max = live.values.length - 1;
    this.input.setAttribute("aria-label", `${live.handle.label}, in the picture`);
    this.mark(this.moving ? nearest(live.handle.x, wanted) : live.now);
    if (this.moving) this.moved(this.value);
  }

  mark(value) {
    const { handle, values } = this.live;
    this.value = value;
    this.input.value = value;
    this.input.setAttribute("aria-valuetext", `${handle.label} = ${values[value]}`);
    const { xaxis, yaxis } = this.node._fullLayout ?? {};
    this.ring.hidden = !xaxis;
    if (!xaxis) return;
    this.ring.style.left = `${xaxis._offset + xaxis.l2p(handle.x[value])}px`;
    this.ring.style.top = `${yaxis._offset + yaxis.l2p(handle.y[value])}px`;
  }

  go(value) {
    if (value === this.value) return;
    this.mark(value);
    this.moved(value);
  }

  key(value) {
    clearTimeout(this.pausing);
    this.moving = true;
    this.go(value);
    this.pausing = setTimeout(() => this.settle(), PAUSE);
  }

  settle() {
    this.moving = false;
    if (this.value === this.live.now) this.rested();
    else this.done(this.live, this.value);
  }

  grab(event) {
    event.preventDefault();
    clearTimeout(this.pausing);
    this.input.focus({ preventScroll: true });
    this.ring.setPointerCapture(event.pointerId);
    this.moving = true;
    this.ring.onpointermove = ({ clientX }) => this.go(this.under(clientX));
    this.ring.onpointerup = this.ring.onpointercancel = () => {
      this.ring.onpointermove = this.ring.onpointerup = this.ring.onpointercancel = null;
      this.settle();
    };
  }

  under(clientX) {
    const { xaxis } = this.node._fullLayout;
    const left = this.node.getBoundingClientRect().left + xaxis._offset;
    return nearest(this.live.handle.x, xaxis.p2l(clientX - left));
  }

  close() {
    clearTimeout(this.pausing);
    this.ring.remove();
  }
}
