import type { EditTarget } from "../../../engine";
import { EditCard } from "../EditCard";
import { useOffer } from "../use-offer";
import "./object-forms.css";

/** More are only counted. */
const MOST = 8;

/** What goes, with all that goes with it, before it goes. */
export function DeleteForm({ targets }: { readonly targets: readonly EditTarget[] }) {
  const [first] = targets;
  const isOne = targets.length === 1;
  const answer = useOffer(isOne && first !== undefined ? { kind: "object", target: first } : null);
  return (
    <EditCard
      title="Delete"
      about={isOne && first !== undefined ? first.id : `${targets.length} objects`}
      wish={{ kind: "delete", targets }}
      action={isOne ? "Delete" : `Delete ${targets.length}`}
    >
      {isOne ? (
        <p>{answer?.result?.goes ?? ""}</p>
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
