import { takeApart } from "../engine";
import { atOnce, type Handlers } from "./server";

/** Answers about files that are not (yet) part of the scenario. */
export const intakeHandlers: Pick<Handlers, "takeApart"> = {
  *takeApart({ files }, _held, beat) {
    yield atOnce;
    return takeApart(files, beat);
  },
};
