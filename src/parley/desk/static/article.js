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

// Places in the text are counted in characters (code points), as the record counts them; a browser counts in units of UTF-16.
const placeOf = (node, offset) => {
  const piece = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest?.("[data-start]:not(.sentence)");
  if (!piece) return null;
  const range = document.createRange();
  range.setStart(piece, 0);
  range.setEnd(node, offset);
  return Number(piece.dataset.start) + [...range.toString()].length;
};

export const selected = (selection) => {
  if (!selection || selection.isCollapsed || !selection.rangeCount) return null;
  const { startContainer, startOffset, endContainer, endOffset } = selection.getRangeAt(0);
  const start = placeOf(startContainer, startOffset);
  const end = placeOf(endContainer, endOffset);
  return start !== null && end !== null && start < end ? { start, end } : null;
};

const picker = document.getElementById("picker");
const offer = () => {
  const selection = document.getSelection();
  const place = document.getElementById("text")?.contains(selection?.anchorNode) ? selected(selection) : null;
  picker.hidden = !place;
  if (!place) return;
  const article = document.querySelector("[data-article]").dataset.article;
  for (const link of picker.querySelectorAll("a")) {
    link.href = `/add?${new URLSearchParams({ article, kind: link.dataset.kind, ...place })}`;
  }
  const box = selection.getRangeAt(0).getBoundingClientRect();
  picker.style.left = `${Math.max(8, Math.min(box.left, innerWidth - picker.offsetWidth - 12)) + scrollX}px`;
  picker.style.top = `${box.bottom + scrollY + 8}px`;
};
if (picker) document.addEventListener("selectionchange", () => requestAnimationFrame(offer));
