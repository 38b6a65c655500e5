import type { DoorNode, EditTarget } from "../../../engine";
import { pillOf, sharedWith } from "../../door/shared-pill";
import { formEntry, type MenuGroup } from "./menu-entry";

/** A Service or an Ingress, also one that shares the pill of another. */
export type MenuDoor = Pick<DoorNode, "kind" | "id" | "namespace" | "name">;

/** What has an id, be its pill its own or another's; null: neither is in the picture. */
export function findDoor(doors: readonly DoorNode[], id: string): MenuDoor | null {
  const pill = pillOf(doors, id);
  if (pill === null || pill.id === id) return pill;
  // Only Services share a pill.
  const [namespace = "", name = ""] = id.replace(/^service /, "").split("/");
  return { kind: "service", id, namespace, name };
}

/** Which of several Services that share a pill is meant; empty: the door with this id has none beside it there. */
export function sharedGroups(doors: readonly DoorNode[], id: string): readonly MenuGroup[] {
  const pill = doors.find((door) => door.id === id) ?? null;
  const others = sharedWith(pill, id);
  if (others.length === 0) return [];
  const entries = [id, ...others].flatMap((each) => {
    const door = findDoor(doors, each);
    if (door === null) return [];
    const words = `${door.namespace}/${door.name}`;
    return [{ words, hint: "", refusal: null, choice: { kind: "level", level: { kind: "door", id: each } } } as const];
  });
  return [{ name: "Which Service", entries }];
}

/** What can be done with a Service or an Ingress. */
export function doorGroups(door: MenuDoor): readonly MenuGroup[] {
  const target: EditTarget = { kind: door.kind, id: `${door.namespace}/${door.name}` };
  return [
    {
      name: "Look",
      entries: [
        {
          words: "Where it leads",
          hint: "and who may ask",
          refusal: null,
          choice: { kind: "select", target: { kind: "door", id: door.id } },
        },
      ],
    },
    ...(door.kind === "service"
      ? [
          {
            name: "Allow",
            entries: [
              formEntry("Allow from…", "from what you choose to its pods", { kind: "allow", from: [], to: [door.id] }),
            ],
          },
        ]
      : []),
    {
      name: "Edit",
      entries: [
        formEntry("Labels…", "", { kind: "labels", target }),
        ...(door.kind === "service" ? [formEntry("Ports…", "", { kind: "ports", target })] : []),
        formEntry("Rename…", "and all that names it", { kind: "rename", target }),
        formEntry("Duplicate…", "", { kind: "duplicate", target }),
        formEntry("Move…", "to another namespace", { kind: "set-namespace", target }),
        formEntry("Delete…", "", { kind: "delete", targets: [target] }),
      ],
    },
  ];
}
