// The parts of d3 that timelines use.
export { brushX } from "d3-brush";
export { select } from "d3-selection";
export { zoom, zoomIdentity } from "d3-zoom";
