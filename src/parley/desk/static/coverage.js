// Files can be dropped; the chosen ones are named.
export const start = () => {
  const drop = document.getElementById("drop");
  const input = drop.querySelector("input");
  const told = document.getElementById("chosen");
  const tell = () => {
    const names = [...input.files].map((file) => file.name);
    if (names.length) told.textContent = `${names.length === 1 ? "1 file" : `${names.length} files`}: ${names.slice(0, 6).join(", ")}${names.length > 6 ? " …" : ""}`;
  };
  input.addEventListener("change", tell);
  for (const kind of ["dragover", "dragenter"]) drop.addEventListener(kind, (event) => (event.preventDefault(), drop.classList.add("over")));
  for (const kind of ["dragleave", "drop"]) drop.addEventListener(kind, () => drop.classList.remove("over"));
  drop.addEventListener("drop", (event) => {
    event.preventDefault();
    input.files = event.dataTransfer.files;
    tell();
  });
};
