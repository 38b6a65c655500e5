import { counted } from "../../../ui/counted";
import { formEntry, type MenuGroup } from "./menu-entry";
import type { MenuWorld } from "./menu-world";
import { pickedThings } from "./picked-things";

/**
 * What can be done with all that is picked, on the menu of one of them; nothing on others, and where it is the only one.
 *
 * @param id - under which what the menu is about is picked
 */
export function pickedGroups(id: string, world: MenuWorld): readonly MenuGroup[] {
  const { picked } = world;
  if (picked.length < 2 || !picked.includes(id)) return [];
  const { namespaces, targets } = pickedThings(picked, world);
  const denied = { kind: "ready", choice: "deny-all", namespaces, workload: null } as const;
  return [
    {
      name: "Picked",
      entries: [
        formEntry(`Allow all ${picked.length} picked to…`, "", { kind: "allow", from: picked, to: [] }),
        formEntry(
          "Default deny both ways in all picked…",
          counted(namespaces.length, "namespace"),
          denied,
          namespaces.length === 0 ? "no policy can be about addresses outside" : null,
        ),
        formEntry(
          `Delete all ${picked.length} picked…`,
          "",
          { kind: "delete", targets: targets ?? [] },
          targets === null ? "something stands in no text by itself" : null,
        ),
      ],
    },
  ];
}
