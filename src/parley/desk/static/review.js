// Single keys press the buttons on which they are printed; a note typed once goes with whatever is decided next.
export const start = ({ typing }) => {
  const open = (id) => {
    const details = document.getElementById(id);
    if (!details) return;
    details.open = true;
    details.scrollIntoView({ block: "nearest" });
    details.querySelector("input:not([type=hidden]), textarea, select")?.focus();
  };
  if (location.hash) open(location.hash.slice(1));

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") document.activeElement?.blur();
    if (typing(event) && !event.target.matches?.("input[type=checkbox], input[type=radio]")) return;
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    const spot = document.querySelector(`[data-press="${CSS.escape(event.key)}"]:not([disabled])`);
    if (!spot) return;
    event.preventDefault();
    if (spot.matches("input")) spot.focus();
    else if (spot.dataset.open) open(spot.dataset.open);
    else spot.click();
  });

  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-open]");
    if (!link) return;
    event.preventDefault();
    open(link.dataset.open);
  });

  const note = document.getElementById("note");
  document.addEventListener("submit", (event) => {
    const hidden = event.target.querySelector("[data-note-of]");
    if (hidden && note) hidden.value = note.value;
    event.target.querySelectorAll("button").forEach((button) => setTimeout(() => (button.disabled = true)));
  });
  addEventListener("pageshow", () => document.querySelectorAll(".verbs button:disabled, .tools button:disabled").forEach((button) => (button.disabled = false)));

  const all = document.querySelector("[data-all]");
  all?.addEventListener("change", () => document.querySelectorAll("input[name=line]").forEach((box) => (box.checked = all.checked)));
};
