import { latePart } from "../ui/late-part";

/** Dialogs, cards and lists that open when somebody asks for them. */
export const askedViews = latePart(() => import("./asked-views"));
/** Forms and menus of the picture's editing. */
export const editingViews = latePart(() => import("./editing-views"));
/** The forms of the answer besides the graph. */
export const lookViews = latePart(() => import("./look-views"));
