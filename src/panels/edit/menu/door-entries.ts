import type { DoorNode, EditTarget } from "../../../engine";
import { formEntry, type MenuGroup } from "./menu-entry";

/** What can be done with a Service or an Ingress. */
export function doorGroups(door: DoorNode): readonly MenuGroup[] {
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
