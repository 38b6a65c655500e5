import { latePart } from "../ui/late-part";

/** What a first picture does without, unless it has more lines than elements can be. */
export const askedParts = latePart(() => import("./asked-parts"));
