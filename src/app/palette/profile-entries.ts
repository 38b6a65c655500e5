import { PROFILE_TITLES } from "../../panels/profile/profile-titles";
import { switchedCount } from "../../panels/profile/switched-assumptions";
import type { AppState } from "../../state/store";
import type { PaletteContext } from "./palette-context";
import type { PaletteEntry } from "./palette-entries";

type ProfileName = AppState["view"]["options"]["profile"];

/** Who enforces the policies, and what that assumes. */
export function profileEntries({ state, actions, commands, openAssumptions }: PaletteContext): readonly PaletteEntry[] {
  const { options } = state.view;
  const report = state.analysis.analysis?.profile ?? null;
  const entry = (title: string, run: () => void) => ({ id: `profile ${title}`, group: "Profile", title, run });
  // Safe: the keys of the record are the names.
  const names = Object.keys(PROFILE_TITLES) as readonly ProfileName[];
  return [
    ...names.map((name) => ({
      ...entry(`Profile: ${PROFILE_TITLES[name]}`, () => {
        // Choosing what is chosen would take back what was switched in it.
        if (name !== options.profile) actions.setProfile(name);
      }),
      details: report?.choices.flatMap((choice) => (choice.name === name ? choice.sentence : [])) ?? [],
      isCurrent: name === options.profile,
    })),
    entry("Assumptions…", () => {
      // Whatever is switched there is seen in the picture.
      commands["go-to-picture"]();
      openAssumptions();
    }),
    ...(switchedCount(options, report) === 0
      ? []
      : [entry(`Reset the assumptions to ${PROFILE_TITLES[options.profile]}`, actions.resetAssumptions)]),
  ];
}
