/** The forms of the answer besides the graph, as one file to fetch. */
export { LookView } from "./LookView";
