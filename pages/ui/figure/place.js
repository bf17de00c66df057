// A handle that is dragged anywhere in the plane. The picture shows the place of the lattice
// that is nearest; the ring is where the pointer is, and what counts is where it was let go,
// rounded as Python rounds it. Keys move it from place to place of the lattice.

const AWAY = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowDown: [1, -1], ArrowUp: [1, 1] };

class PlaceHandle extends Handle {
  constructor(window, hearers) {
    super(window, hearers);
    this.ring.classList.add("hml-anywhere");
    this.input.onkeydown = (event) => {
      if (!(event.key in AWAY)) return;
      event.preventDefault();
      this.key(beside(this.live.values, this.value, ...AWAY[event.key]));
    };
  }

  said() {
    const [x, y] = this.wanted().map((one) => String(one).replace("-", "−"));
    return `x = ${x}, y = ${y}`;
  }

  moveTo(spot) {
    const inside = spot.map((one, axis) => this.inside(one, axis));
    this.stand(nearestPlace(this.live.values, inside), inside);
  }

  isBack() {
    const now = this.live.values[this.live.now];
    return this.wanted().every((one, i) => Math.abs(one - now[i]) < this.live.grain / 2);
  }

  inside(number, axis) {
    const [low, high] = this.live.span[axis];
    return Math.min(Math.max(number, low), high);
  }

  wanted() {
    const { grain } = this.live;
    const rounded = (one) => Number((Math.round(one / grain) * grain).toPrecision(12));
    return this.spot.map((one, axis) => this.inside(rounded(one), axis));
  }
}

// The number of the place that is nearest, seen from a window as high as wide.
function nearestPlace(places, [x, y]) {
  const along = (axis) => places.map((one) => one[axis]);
  const [wide, high] = [0, 1].map((axis) => Math.max(...along(axis)) - Math.min(...along(axis)) || 1);
  const far = places.map(([a, b]) => Math.hypot((a - x) / wide, (b - y) / high));
  return far.indexOf(Math.min(...far));
}

// The next place of a lattice along one axis; where there is none, the same.
function beside(places, at, axis, way) {
  const here = places[at];
  const off = (one) => way * (one[axis] - here[axis]);
  const there = places.map((one, i) => i)
    .filter((i) => places[i][1 - axis] === here[1 - axis] && off(places[i]) > 0);
  return there.sort((a, b) => off(places[a]) - off(places[b]))[0] ?? at;
}
