import { X } from "lucide-react";
import { useState } from "react";
import { useActions, useApp } from "../state/store-context";
import { IconButton } from "../ui/IconButton";

const none: readonly string[] = [];

/** Of a thousand pictures in a drop nobody reads each sentence. */
const MOST_SHOWN = 20;

/** Why something that was given was not opened, until it is closed. */
export function Refusals() {
  const refused = useApp((state) => state.import.refusals);
  const besides = useApp((state) => state.documents.arrival?.refusals ?? none);
  const openedAt = useApp((state) => state.documents.openedAt);
  const [closedAt, setClosedAt] = useState<number | null>(null);
  const { refuse } = useActions();
  const refusals = [...refused, ...(closedAt === openedAt ? none : besides)];
  if (refusals.length === 0) return null;
  return (
    <div className="refusals" role="alert">
      <ul>
        {refusals.slice(0, MOST_SHOWN).map((refusal, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two files may be refused in the same words
          <li key={index}>{refusal}</li>
        ))}
        {refusals.length > MOST_SHOWN && <li>… and {refusals.length - MOST_SHOWN} more</li>}
      </ul>
      <IconButton
        label="Close"
        icon={<X size={16} aria-hidden />}
        onClick={() => {
          setClosedAt(openedAt);
          refuse([]);
        }}
      />
    </div>
  );
}
