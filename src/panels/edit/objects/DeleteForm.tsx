import type { EditTarget } from "../../../engine";
import { EditCard } from "../EditCard";
import "./object-forms.css";

/** More are only counted. */
const MOST = 8;

/** What goes, with all that goes with it, before it goes. */
export function DeleteForm({ targets }: { readonly targets: readonly EditTarget[] }) {
  const [first] = targets;
  const isOne = targets.length === 1;
  return (
    <EditCard
      title="Delete"
      about={isOne && first !== undefined ? first.id : `${targets.length} objects`}
      wish={{ kind: "delete", targets }}
      action={isOne ? "Delete" : `Delete ${targets.length}`}
    >
      {isOne ? (
        <p>{first === undefined ? "" : EFFECTS[first.kind]}</p>
      ) : (
        <ul aria-label="What is deleted">
          {targets.slice(0, MOST).map(({ kind, id }) => (
            <li key={`${kind} ${id}`}>
              {kind} <code>{id}</code>
            </li>
          ))}
          {targets.length > MOST && <li>and {targets.length - MOST} more</li>}
        </ul>
      )}
    </EditCard>
  );
}

const EFFECTS: Readonly<Record<EditTarget["kind"], string>> = {
  namespace: "The namespace goes, with everything that is in it.",
  workload: "The workload goes, with all of its pods.",
  pod: "The pod goes; of a controller, which would make it again, the controller.",
  service: "The Service goes, and its name. What stands behind it stays.",
  ingress: "The Ingress goes. What stands behind it stays.",
  policy: "The policy goes. Pods that no other policy is about in a direction are open there again.",
};
