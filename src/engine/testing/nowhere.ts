import type { Range } from "../source/range";

/** What stands in for the place of an object: objects that are read from values have no text. */
export const NOWHERE: Range = { from: 0, to: 0 };
