import type { MenuGroup } from "./menu-entry";

/** What asks who reaches something, and what it reaches, by the id of its node. */
export function reachGroup(nodeId: string, refusal: string | null): MenuGroup {
  return {
    name: "Reach",
    entries: [
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
