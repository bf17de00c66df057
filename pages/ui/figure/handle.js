// Something in a picture that is dragged itself: by mouse, finger and keys. It is a slider
// for a screen reader: an input that speaks, under a ring that is seen.

const PAUSE = 300; // ms without a key; then the last value counts

// Along x, from value to value.
class Handle {
  // `moved(value)` hears of every value on the way, `done(live, wanted)` of where it was
  // let go, and `rested()` of a hand that came back to where it was.
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
    const { moving, spot } = this;
    Object.assign(this, { node, live });
    this.input.max = live.values.length - 1;
    this.input.setAttribute("aria-label", `${live.handle.label}, in the picture`);
    if (moving) this.moveTo(spot);
    else this.mark(live.now);
    if (moving) this.moved(this.value);
  }

  mark(value) {
    const { x, y } = this.live.handle;
    this.stand(value, [x[value], y[value]]);
  }

  // `spot` is where the ring is, in the figure's own numbers.
  stand(value = this.value, spot = this.spot) {
    Object.assign(this, { value, spot });
    this.input.value = value;
    this.input.setAttribute("aria-valuetext", this.said());
    const { xaxis, yaxis } = this.node._fullLayout ?? {};
    this.ring.hidden = !xaxis;
    if (!xaxis) return;
    this.ring.style.left = `${xaxis._offset + xaxis.l2p(spot[0])}px`;
    this.ring.style.top = `${yaxis._offset + yaxis.l2p(spot[1])}px`;
  }

  said() {
    return `${this.live.handle.label} = ${this.live.values[this.value]}`;
  }

  moveTo([x]) {
    this.mark(nearest(this.live.handle.x, x));
  }

  go(deed) {
    const before = this.value;
    deed();
    if (this.value !== before) this.moved(this.value);
  }

  key(value) {
    clearTimeout(this.pausing);
    this.moving = true;
    this.go(() => this.mark(value));
    this.pausing = setTimeout(() => this.settle(), PAUSE);
  }

  settle() {
    this.moving = false;
    if (this.isBack()) this.rested();
    else this.done(this.live, this.wanted());
  }

  isBack() {
    return this.value === this.live.now;
  }

  wanted() {
    return this.live.values[this.value];
  }

  grab(event) {
    event.preventDefault();
    clearTimeout(this.pausing);
    this.input.focus({ preventScroll: true });
    this.ring.setPointerCapture(event.pointerId);
    this.moving = true;
    this.ring.onpointermove = (now) => this.go(() => this.moveTo(this.under(now)));
    this.ring.onpointerup = this.ring.onpointercancel = () => {
      this.ring.onpointermove = this.ring.onpointerup = this.ring.onpointercancel = null;
      this.settle();
    };
  }

  under({ clientX, clientY }) {
    const { xaxis, yaxis } = this.node._fullLayout;
    const { left, top } = this.node.getBoundingClientRect();
    return [xaxis.p2l(clientX - left - xaxis._offset), yaxis.p2l(clientY - top - yaxis._offset)];
  }

  close() {
    clearTimeout(this.pausing);
    this.ring.remove();
  }
}
