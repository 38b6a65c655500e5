import { useActions, useApp } from "../../state/store-context";
import { emptyTitle } from "./broken-policies";

/** Where no policy counts: what one does, and how to make one. `brokenCount`: how many take no part. */
export function NoPolicy({ brokenCount }: { readonly brokenCount: number }) {
  const { openEditing } = useActions();
  const namespace = useApp(
    ({ analysis, view }) => analysis.analysis?.graph.namespaces[0]?.name ?? view.options.defaultNamespace,
  );
  return (
    <div className="pv-empty">
      <p className="pv-empty-title">{emptyTitle(brokenCount)}</p>
      <p>
        A NetworkPolicy selects pods of its namespace. From then on only what a rule of it admits comes in (
        <code>ingress</code>) or goes out (<code>egress</code>). Policies only add to one another: what one of them
        admits is admitted.
      </p>
      <button
        type="button"
        className="button outlined"
        onClick={() => openEditing({ kind: "policy", policy: null, namespace })}
      >
        New policy…
      </button>
    </div>
  );
}
