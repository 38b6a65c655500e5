import type { PolicyOffer } from "../../../engine";
import { useActions } from "../../../state/store-context";

interface AmissProps {
  readonly policy: string;
  /** Null: it is gone. */
  readonly found: Exclude<PolicyOffer["policy"], { readonly kind: "sound" }>;
}

/** Why a policy cannot be edited as it stands, with the way to it. */
export function Amiss({ policy, found }: AmissProps) {
  const { reveal } = useActions();
  if (found === null) {
    return (
      <p role="alert">
        <code>{policy}</code> is not in the text by this name. If it was taken out by mistake, undo brings it back.
      </p>
    );
  }
  return (
    <div className="amiss" role="alert">
      <p>As it stands in the text, this policy has errors. Mend them there; the form goes on by itself.</p>
      <ul>
        {found.reasons.map(({ message, place }) => (
          <li key={`${place.from} ${message}`}>
            <button type="button" className="link" onClick={() => reveal(place)}>
              {message}
            </button>
          </li>
        ))}
      </ul>
      <button type="button" className="button outlined" onClick={() => reveal(found.place)}>
        Show it in the text
      </button>
    </div>
  );
}
