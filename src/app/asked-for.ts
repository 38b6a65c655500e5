import { latePart } from "../ui/late-part";

/** Dialogs, cards and lists that open when somebody asks for them. */
export const askedViews = latePart(() => import("./asked-views"));
