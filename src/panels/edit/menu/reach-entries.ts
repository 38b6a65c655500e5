import type { MenuGroup } from "./menu-entry";
import type { MenuWorld } from "./menu-world";

/** What asks who reaches something, and what it reaches, by the id of its node, and what shows it with its neighbours alone. */
export function reachGroup(nodeId: string, { around }: MenuWorld, refusal: string | null): MenuGroup {
  const isAlone = around === nodeId;
  return {
    name: "Reach",
    entries: [
      {
        words: isAlone ? "Show everything again" : "Only its neighbours",
        hint: isAlone ? "" : "the rest is not drawn",
        refusal: isAlone ? null : refusal,
        choice: { kind: "around", nodeId: isAlone ? null : nodeId },
      },
      {
        words: "What can reach this",
        hint: "in one step and in many",
        refusal,
        choice: { kind: "radius", question: { kind: "to", nodeId } },
      },
      {
        words: "What can it reach",
        hint: "in one step and in many",
        refusal,
        choice: { kind: "radius", question: { kind: "from", nodeId } },
      },
    ],
  };
}
