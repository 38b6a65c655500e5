import type { EdgeState } from "../../../engine";
import { stayWords } from "../../expectations/expectation-words";
import { formEntry, type MenuGroup } from "./menu-entry";

/**
 * What can be done with a line.
 *
 * @param state - null: the picture has no line of this id now
 */
export function lineGroups(id: string, state: EdgeState | null): readonly MenuGroup[] {
  const [source = "", target = ""] = id.split("→");
  const stay = state === null ? null : stayWords(state);
  return [
    {
      name: "Look",
      entries: [
        {
          words: "Why",
          hint: "the rules behind it",
          refusal: null,
          choice: { kind: "select", target: { kind: "edge", id } },
        },
        {
          words: stay ?? "Expect this",
          hint: "",
          refusal: stay === null ? "the profile decides it" : null,
          choice: { kind: "expect", edgeId: id },
        },
      ],
    },
    {
      name: "Edit",
      entries: [
        formEntry(
          "Cut…",
          "narrows every rule that allows it",
          { kind: "cut", edgeId: id },
          state === "denied" ? "it is closed" : null,
        ),
        formEntry("Allow…", "opens more ports", { kind: "allow", from: [source], to: [target] }),
      ],
    },
  ];
}
