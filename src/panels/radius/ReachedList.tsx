import type { ReachedNode } from "../../engine";
import { useActions } from "../../state/store-context";
import { wayWords } from "./radius-words";

/** So many of a step are shown at once; the rest is one click away. */
const FIRST = 40;

/** What is reached, step by step. */
export function ReachedList({ nodes }: { readonly nodes: readonly ReachedNode[] }) {
  const steps = [...new Set(nodes.map(({ step }) => step))].sort((a, b) => a - b);
  return steps.map((step) => {
    const own = nodes.filter((node) => node.step === step);
    const title = `${step === 1 ? "1 step" : `${step} steps`}: ${own.length}`;
    const rest = own.slice(FIRST);
    return (
      <section key={step} className="radius-step" aria-label={title}>
        <h3>
          <span className="radius-number">{step}</span> {title}
        </h3>
        <Rows nodes={own.slice(0, FIRST)} />
        {rest.length > 0 && (
          <details>
            <summary>{rest.length} more</summary>
            <Rows nodes={rest} />
          </details>
        )}
      </section>
    );
  });
}

function Rows({ nodes }: { readonly nodes: readonly ReachedNode[] }) {
  const { selectNode } = useActions();
  return (
    <ul>
      {nodes.map(({ id, name, nodes: drawn, pods, way, entries }) => (
        <li key={id}>
          <button type="button" className="link" onClick={() => selectNode(drawn[0]?.id ?? id)}>
            {name}
          </button>
          {pods.reached < pods.all && (
            <span className="why-muted">
              {" "}
              ({pods.reached} of {pods.all} pods)
            </span>
          )}
          <div className="radius-way">{entries.length === 0 ? wayWords(way) : entryWords(entries)}</div>
        </li>
      ))}
    </ul>
  );
}

function entryWords(entries: ReachedNode["entries"]): string {
  return entries.map(({ name, ports }) => `from ${name}: ${ports}`).join("; ");
}
