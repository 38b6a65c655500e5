import { useCallback, useEffect, useRef } from "react";
import type { GraphNode } from "../../engine";
import { selectedNode } from "../../state/selectors";
import { useActions, useApp } from "../../state/store-context";
import { Breakable } from "../../ui/Breakable";
import { Asking } from "../asking/Asking";
import { CardButtons } from "../card/CardButtons";
import { useFocusFromKeyboard } from "../card/use-focus-from-keyboard";
import { AllowToButton } from "../edit/allow/AllowToButton";
import { ActionsButton } from "../edit/menu/ActionsButton";
import { ReachButtons } from "../radius/ReachButtons";
import { NodeServices } from "./NodeServices";
import { NodeSideView } from "./NodeSideView";
import { kindWords, padlockWords } from "./node-words";
import "../card/card.css";
import "./node.css";

/** All connections of the selected node, side by side; nothing while none is selected. */
export function NodeCard() {
  const nodeId = useApp(({ selection: { selected } }) => (selected?.kind === "node" ? selected.id : null));
  const node = useApp(selectedNode);
  const answer = useApp((state) => state.analysis.nodeExplanation);
  const isOutdated = useApp(({ documents, analysis: { nodeExplanation } }) =>
    nodeExplanation === null ? false : nodeExplanation.revision < documents.revision,
  );
  const { clearSelection } = useActions();
  // The picture's own keys go on from the node: they move it, and lead along its lines.
  const card = useFocusFromKeyboard({ subject: nodeId, opening: "waits" });
  const isThere = answer !== null && answer.nodeId === nodeId;
  const leaveBy = useReturn(card, nodeId, isThere);
  if (nodeId === null) return null;

  const explanation = isThere ? answer.explanation : null;
  const name = explanation?.name ?? (node === null ? nodeId : node.name);
  return (
    <section ref={card} className="why node-card" aria-label={`Connections of ${name}`} tabIndex={-1}>
      <header>
        <h2>
          <Breakable text={name} />
        </h2>
        {isOutdated && <span className="why-outdated">of an earlier text</span>}
        <ActionsButton target={{ kind: "node", id: nodeId }} />
        <CardButtons onClose={clearSelection} />
      </header>
      <div className="why-body">
        {node !== null && <NodeHead node={node} />}
        {node !== null && <AllowToButton node={node} />}
        {node !== null && !(node.kind === "workload" && node.excluded !== null) && <ReachButtons nodeId={nodeId} />}
        <NodeServices nodeId={nodeId} />
        {!isThere && <Asking />}
        {isThere && explanation === null && <p className="why-muted">No longer in the manifests.</p>}
        {explanation !== null && (
          <>
            <NodeSideView side={explanation.ingress} onLeave={leaveBy} />
            <NodeSideView side={explanation.egress} onLeave={leaveBy} />
          </>
        )}
      </div>
    </section>
  );
}

function NodeHead({ node }: { readonly node: GraphNode }) {
  return (
    <p className="why-muted">
      {kindWords(node)} {padlockWords(node)}
    </p>
  );
}

/** Remembers by which connection the card was left, and puts the focus back on it when its node is shown again. */
function useReturn(
  card: { readonly current: HTMLElement | null },
  nodeId: string | null,
  isThere: boolean,
): (edgeId: string) => void {
  const left = useRef<{ readonly nodeId: string; readonly edgeId: string } | null>(null);
  useEffect(() => {
    if (nodeId === null || !isThere || left.current === null) return;
    const { nodeId: leftNode, edgeId } = left.current;
    left.current = null;
    if (leftNode !== nodeId) return;
    const rows = card.current?.querySelectorAll<HTMLElement>("[data-edge]") ?? [];
    const row = [...rows].find((candidate) => candidate.dataset.edge === edgeId);
    (row ?? card.current)?.focus();
  }, [card, nodeId, isThere]);
  return useCallback(
    (edgeId) => {
      left.current = nodeId === null ? null : { nodeId, edgeId };
    },
    [nodeId],
  );
}
