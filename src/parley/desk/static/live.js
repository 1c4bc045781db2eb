// How far the reading is; when it is over, the page is shown as it then is.
export const start = ({ say }) => {
  const bar = document.getElementById("progress");
  const words = document.getElementById("progress-words");
  const look = async () => {
    const now = await fetch(`/jobs/${bar.dataset.job}/now`).then((answer) => answer.json());
    bar.max = Math.max(now.total, 1);
    bar.value = now.done;
    words.textContent = `${now.done} of ${now.total}${now.last ? `, ${now.last}` : ""}`;
    if (now.over) {
      say("The reading is over");
      location.reload();
    } else setTimeout(look, 700);
  };
  look();
};
