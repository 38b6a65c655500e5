/** The forms of the answer besides the graph, as one file to fetch. */
export { BaselineNote } from "../panels/changes/BaselineNote";
export { LookView } from "./LookView";
