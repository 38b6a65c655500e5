import { useMemo } from "react";
import type { Editing } from "../../../state/editing";
import { useActions, useApp } from "../../../state/store-context";
import { listed } from "../../../ui/listed";
import { menuWorld } from "./menu-world";
import { denyWords } from "./pick-words";
import { pickedThings } from "./picked-things";
import "./pick-bar.css";

/** More names are only counted. */
const MOST_NAMED = 4;

/** What is picked together and what can be done with it; nothing while nothing is. */
export function PickBar() {
  const analysis = useApp((state) => state.analysis.analysis);
  const editing = useApp((state) => state.editing);
  const { picked } = editing;
  const { openEditing, pick } = useActions();
  const { names, namespaces, targets } = useMemo(
    () => pickedThings(editing.picked, menuWorld(analysis, editing)),
    [analysis, editing],
  );
  if (names.length === 0) return null;
  const action = (words: string, form: Editing | null, reason: string, about?: string) => (
    <button
      type="button"
      className="button outlined"
      aria-disabled={form === null}
      title={form === null ? reason : about}
      onClick={() => form !== null && openEditing(form)}
    >
      {words}
    </button>
  );
  const more = names.length - MOST_NAMED;
  const shown = more > 0 ? [...names.slice(0, MOST_NAMED), `${more} more`] : names;
  return (
    <section className="pick-bar" aria-label="Picked">
      <p role="status">
        <strong>{names.length} picked</strong>
        <span className="pick-names">: {listed(shown)}</span>
      </p>
      {action("Allow to…", { kind: "allow", from: picked, to: [] }, "")}
      {action(
        denyWords(namespaces),
        namespaces.length === 0 ? null : { kind: "ready", choice: "deny-all", namespaces, workload: null },
        "No policy can be about addresses outside",
        namespaces.length > 1 ? listed(namespaces) : undefined,
      )}
      {action(
        "Delete…",
        targets === null ? null : { kind: "delete", targets },
        "Something of it stands in no text by itself",
      )}
      <button type="button" className="button outlined" onClick={() => pick([])}>
        Clear
      </button>
    </section>
  );
}
