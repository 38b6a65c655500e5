import type { AnyoneNode, RangeNode } from "../../../engine";
import { formEntry, type MenuGroup } from "./menu-entry";
import type { MenuWorld } from "./menu-world";
import { pickEntry } from "./pick-entry";
import { reachGroup } from "./reach-entries";

/** What can be done with addresses outside. */
export function outsideGroups(node: RangeNode | AnyoneNode, world: MenuWorld): readonly MenuGroup[] {
  return [
    {
      name: "Allow",
      entries: [
        formEntry("Allow to…", "from there to what you choose", { kind: "allow", from: [node.id], to: [] }),
        formEntry("Allow from…", "from what you choose to there", { kind: "allow", from: [], to: [node.id] }),
        formEntry("Add an address range…", "", { kind: "add", what: "range", namespace: null, workload: null }),
        pickEntry(node.id, world),
      ],
    },
    reachGroup(node.id, world, null),
  ];
}
