// A note in the margin and the words that it speaks of light each other up.
const lit = (ids, on) => {
  for (const id of ids) {
    document.querySelectorAll(`[data-note="${CSS.escape(id)}"]`).forEach((note) => note.classList.toggle("lit", on));
    document.querySelectorAll(`[data-on~="${CSS.escape(id)}"]`).forEach((mark) => mark.classList.toggle("lit", on));
  }
};

const named = (target) => {
  const spot = target.closest?.("[data-note], [data-on]");
  return spot ? (spot.dataset.note ?? spot.dataset.on).split(" ").slice(0, 1) : [];
};

export const start = () => {
  for (const [enter, on] of [["pointerover", true], ["pointerout", false], ["focusin", true], ["focusout", false]]) {
    document.addEventListener(enter, (event) => lit(named(event.target), on));
  }
};
