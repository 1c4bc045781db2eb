// Zoom, move and choose a stretch of time on the timeline that the server has drawn. With d3 where it was bundled; the keys work without.
const DAY = 1;
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec"];
const STEPS = [1, 2, 7, 14];

const dateOf = (ordinal) => new Date((ordinal - 719163) * 864e5);

export const start = async ({ say }) => {
  const svg = document.querySelector("svg.lanes");
  if (!svg) return;
  const number = (name) => Number(svg.dataset[name]);
  const [left, right, first, last] = [number("left"), number("right"), number("first"), number("last")];
  const whole = last - first + DAY;
  const grid = svg.querySelector(".grid");
  const height = svg.viewBox.baseVal.height;
  const marks = [...svg.querySelectorAll("a.mark")].map((mark) => ({
    mark,
    a: Math.max(Number(mark.dataset.a), first),
    b: Math.min(Number(mark.dataset.b), last + DAY),
    y: mark.transform.baseVal[0].matrix.f,
    span: mark.querySelector(".span"),
    label: mark.querySelector(".label"),
  }));
  const rows = [...document.querySelectorAll("#in-order [data-a]")];
  const drawn = grid.innerHTML;
  let view = { k: 1, x: 0 };

  const at = (day) => left + view.x + view.k * ((day - first) / whole) * (right - left);
  const dayAt = (x) => first + ((x - left - view.x) / view.k / (right - left)) * whole;

  const ticks = () => {
    if (view.k === 1) {
      grid.innerHTML = drawn;
      return;
    }
    const [from, to] = [Math.max(first, Math.floor(dayAt(left))), Math.min(last + DAY, Math.ceil(dayAt(right)))];
    const room = (right - left) / 72;
    const step = STEPS.find((days) => (to - from) / days <= room);
    const today = grid.querySelector(".today");
    grid.querySelectorAll(".tick").forEach((tick) => tick.remove());
    for (let day = from; day <= to; day++) {
      const date = dateOf(day);
      const monthly = date.getUTCDate() === 1;
      if (step ? (date.getUTCDate() - 1) % step !== 0 || (step > 1 && date.getUTCDate() > 28) : !monthly) continue;
      const tick = document.createElementNS(svg.namespaceURI, "g");
      tick.setAttribute("class", `tick${monthly ? " year" : ""}`);
      tick.setAttribute("transform", `translate(${at(day)} 0)`);
      const line = tick.appendChild(document.createElementNS(svg.namespaceURI, "line"));
      line.setAttribute("y1", 2);
      line.setAttribute("y2", height - 22);
      const text = tick.appendChild(document.createElementNS(svg.namespaceURI, "text"));
      text.setAttribute("y", height - 7);
      const month = MONTHS[date.getUTCMonth()];
      text.textContent = monthly && date.getUTCMonth() === 0 ? date.getUTCFullYear() : step ? `${date.getUTCDate()} ${month}` : month;
      grid.insertBefore(tick, today);
      if (at(day) < left) tick.remove();
    }
    if (today) {
      const spot = Number(svg.dataset.today ?? 0) || (svg.dataset.today = String(dayOfToday));
      today.setAttribute("transform", `translate(${at(Number(spot))} 0)`);
    }
  };
  const todayMark = grid.querySelector(".today");
  const dayOfToday = todayMark ? dayAt(todayMark.transform.baseVal[0].matrix.e) : 0;

  const show = (next) => {
    const k = Math.min(40, Math.max(1, next.k));
    const most = (right - left) * (k - 1);
    view = { k, x: Math.min(0, Math.max(-most, next.x)) };
    for (const { mark, a, b, y, span, label } of marks) {
      mark.setAttribute("transform", `translate(${at(a).toFixed(1)} ${y})`);
      if (span) {
        const wide = Math.max(4, at(b) - at(a));
        span.setAttribute("width", wide.toFixed(1));
        if (!label.hasAttribute("text-anchor")) label.setAttribute("x", (wide + 6).toFixed(1));
      }
    }
    ticks();
    const [from, to] = [dayAt(left), dayAt(right)];
    for (const row of rows) row.hidden = view.k > 1 && (Number(row.dataset.b) + DAY < from || Number(row.dataset.a) > to);
  };

  const around = (factor, x = (left + right) / 2) => show({ k: view.k * factor, x: x - left - ((x - left - view.x) / view.k) * Math.min(40, Math.max(1, view.k * factor)) });
  const tell = () => say(view.k === 1 ? "All of the timeline" : `From ${dateOf(Math.round(dayAt(left))).toISOString().slice(0, 10)} to ${dateOf(Math.round(dayAt(right))).toISOString().slice(0, 10)}`);

  const region = svg.parentElement;
  const keys = { "+": () => around(1.5), "=": () => around(1.5), "-": () => around(1 / 1.5), 0: () => show({ k: 1, x: 0 }), ArrowLeft: () => show({ ...view, x: view.x + 90 }), ArrowRight: () => show({ ...view, x: view.x - 90 }) };
  region.addEventListener("keydown", (event) => {
    const act = keys[event.key];
    if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    act();
    tell();
    sync();
  });

  // Tab goes to the drawing, and from there through its marks with the arrow keys up and down.
  const order = marks.map(({ mark }) => mark).sort((one, other) => Number(one.dataset.a) - Number(other.dataset.a));
  region.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    const here = order.indexOf(document.activeElement);
    order[(here + (event.key === "ArrowDown" ? 1 : -1) + order.length) % order.length]?.focus();
  });

  let sync = () => {};
  const d3 = svg.dataset.bundled === undefined ? null : await import("./built/d3.js").catch(() => null);
  if (!d3) {
    svg.addEventListener("wheel", (event) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      around(Math.exp(-event.deltaY / 300), (event.offsetX / svg.clientWidth) * svg.viewBox.baseVal.width);
    }, { passive: false });
    return;
  }
  const behaviour = d3.zoom().scaleExtent([1, 40]).extent([[left, 0], [right, height]]).translateExtent([[left, 0], [right, height]])
    .filter((event) => (event.type === "wheel" ? event.ctrlKey : !event.shiftKey && !event.button))
    .on("zoom", ({ transform, sourceEvent }) => sourceEvent && show({ k: transform.k, x: transform.x + left * (transform.k - 1) }));
  const selection = d3.select(svg).call(behaviour).on("dblclick.zoom", null);
  sync = () => selection.property("__zoom", d3.zoomIdentity.translate(view.x - left * (view.k - 1), 0).scale(view.k));

  // With Shift held, a stretch is chosen by dragging.
  const layer = d3.select(svg).append("g").attr("class", "brush").attr("visibility", "hidden");
  const brush = d3.brushX().extent([[left, 0], [right, height - 22]]).on("end", ({ selection: chosen }) => {
    if (!chosen) return;
    const [from, to] = chosen.map(dayAt);
    layer.call(brush.move, null);
    const k = Math.min(40, whole / Math.max(to - from, 1));
    show({ k, x: -k * ((from - first) / whole) * (right - left) });
    sync();
    tell();
  });
  layer.call(brush);
  const hold = (on) => layer.attr("visibility", on ? "visible" : "hidden");
  addEventListener("keydown", (event) => event.key === "Shift" && hold(true));
  addEventListener("keyup", (event) => event.key === "Shift" && hold(false));
};
