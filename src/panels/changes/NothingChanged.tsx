import type { Baseline } from "../../state/baseline-of";
import { useActions, useApp } from "../../state/store-context";

/** Nothing differs: what this view is for, and where to begin. */
export function NothingChanged({ baseline }: { readonly baseline: Baseline }) {
  const { showLook, openEditing } = useActions();
  const namespace = useApp(
    ({ analysis, view }) => analysis.analysis?.graph.namespaces[0]?.name ?? view.options.defaultNamespace,
  );
  return (
    <div className="changes-nothing">
      {baseline.kind === "scenario" ? (
        <p>Both let the same connections through. Edit the text, or compare with another one.</p>
      ) : (
        <>
          <p>
            Edit a policy, in the text or in the graph: each connection that this opens or closes is then listed here,
            with the edit that caused it. What is newly exposed to the outside stands first.
          </p>
          <p>
            The text is compared with a <em>baseline</em>: itself as it was{" "}
            {baseline.kind === "opened" ? "opened" : "pinned"}. <em>Pin now</em> begins anew from here; another scenario
            can be the baseline as well.
          </p>
        </>
      )}
      <p className="changes-steps">
        <button type="button" className="button outlined" onClick={() => showLook("graph")}>
          Edit in the graph
        </button>
        <button
          type="button"
          className="button outlined"
          onClick={() => openEditing({ kind: "policy", policy: null, namespace })}
        >
          New policy…
        </button>
      </p>
    </div>
  );
}
