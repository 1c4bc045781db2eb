// What scripts add to pages that work without them. Each part lives in a module of its own and is asked for by the page that has a use for it.
document.body.classList.add("scripted");

const say = (words) => {
  const spot = document.getElementById("say");
  spot.textContent = "";
  requestAnimationFrame(() => (spot.textContent = words));
};

const typing = (event) => event.target.closest?.("input, textarea, select, [contenteditable]") || event.ctrlKey || event.metaKey || event.altKey;

document.addEventListener("keydown", (event) => {
  if (typing(event)) return;
  const field = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (field?.matches("input")) {
    event.preventDefault();
    field.focus();
    field.select();
  }
});

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  const was = button.textContent;
  try {
    await navigator.clipboard.writeText(button.dataset.copy);
    button.textContent = "Copied";
    say("Copied");
  } catch {
    button.textContent = "The browser did not allow it";
  }
  setTimeout(() => (button.textContent = was), 1600);
});

// On a narrow screen the contents and the filters start closed.
const narrow = matchMedia("(max-width: 52rem)");
const fold = () => document.querySelectorAll("details.side, details.sift").forEach((part) => (part.open = !narrow.matches));
fold();
narrow.addEventListener("change", fold);

const PARTS = { article: "./article.js", review: "./review.js", line: "./review.js", overview: "./timeline.js", job: "./live.js", coverage: "./coverage.js" };
const part = PARTS[document.body.dataset.page];
const ready = part ? import(part).then((module) => module.start?.({ say, typing })) : Promise.resolve();
ready.then(() => (document.body.dataset.ready = ""));
