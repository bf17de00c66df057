// What happened at a step, in sentences that came with the picture: they change with
// every step, and nobody is asked. Emphasis travels as control letters (pages/words/
// sentences.py, `marked`), so what a learner wrote is text and never anything else.

const MARKS = { "\u0001": "em", "\u0002": "strong", "\u0003": "code" };

class Story {
  constructor(root) {
    this.box = root.querySelector(".hml-story");
    this.stories = [];
    this.sizes = new ResizeObserver(() => this.makeRoom());
    this.sizes.observe(this.box.parentElement);
    this.box.onscroll = () => this.mark();
  }

  // Another record: room for its longest story, so that nothing below jumps; of one that
  // has only `more` steps, never less room than before.
  renew(stories, more) {
    const before = more ? this.box.style.minHeight : "";
    this.stories = stories ?? [];
    this.box.hidden = !this.stories.some((story) => story.length);
    this.wide = null;
    this.makeRoom();
    if (parseFloat(before) > parseFloat(this.box.style.minHeight)) this.box.style.minHeight = before;
  }

  makeRoom() {
    const wide = this.box.parentElement.clientWidth;
    if (this.box.hidden || wide === this.wide) return;
    this.wide = wide;
    const length = (story) => story.reduce((sum, one) => sum + one.length + 40, 0);
    const longest = this.stories.reduce((best, one) => (length(one) > length(best) ? one : best), []);
    const shown = [...this.box.childNodes];
    this.box.style.minHeight = "";
    this.box.replaceChildren(...longest.map(sentence));
    this.box.style.minHeight = `${this.box.offsetHeight}px`;
    this.box.replaceChildren(...shown);
    this.mark();
  }

  go(step) {
    if (this.box.hidden) return;
    this.box.replaceChildren(...(this.stories[step] ?? []).map(sentence));
    this.box.scrollTop = 0;
    this.mark();
  }

  // What does not fit is scrolled, also by keyboard.
  mark() {
    const { scrollHeight, clientHeight, scrollTop } = this.box;
    this.box.classList.toggle("hml-more", scrollTop + clientHeight < scrollHeight - 2);
    if (scrollHeight > clientHeight + 1) this.box.tabIndex = 0;
    else this.box.removeAttribute("tabindex");
  }

  close() {
    this.sizes.disconnect();
  }
}

function sentence(text) {
  const line = document.createElement("p");
  let into = line;
  for (const piece of text.split(/([\u0001-\u0003])/)) {
    if (!MARKS[piece]) into.append(piece);
    else if (into.dataset?.mark === piece) into = into.parentElement;
    else into = into.appendChild(opened(piece));
  }
  return line;
}

function opened(mark) {
  const node = document.createElement(MARKS[mark]);
  node.dataset.mark = mark;
  return node;
}

// The same without emphasis, to be read aloud.
function told(story) {
  return (story ?? []).join(" ").replace(/[\u0001-\u0003]/g, "");
}
