import { Trash2 } from "lucide-react";
import type { PeerForm, RuleAt } from "../../../engine";
import { PlaceButton } from "../../card/PlaceButton";
import { AddressesPeer } from "./AddressesPeer";
import { LiveButton } from "./LiveButton";
import { labelTexts } from "./label-texts";
import { NamespaceChoice } from "./NamespaceChoice";
import { usePolicyEditing } from "./policy-context";
import { podsWords } from "./policy-words";
import { SelectorEditor } from "./SelectorEditor";

interface PeerBoxProps {
  readonly rule: RuleAt;
  /** From 0. */
  readonly index: number;
  readonly peer: PeerForm;
  /** The rule goes with it. */
  readonly isLast: boolean;
}

/** A peer in a box of its own: what is in one box must be true together. */
export function PeerBox({ rule, index, peer, isLast }: PeerBoxProps) {
  const title = `Peer ${index + 1}`;
  return (
    <section className="peer" aria-label={title}>
      <header>
        <h5>{peer.kind === "addresses" ? "Addresses" : "Pods"}</h5>
        <PlaceButton {...peer.at}>line {peer.at.line}</PlaceButton>
        <LiveButton
          look="icon"
          label={isLast ? `Remove ${title} and with it the rule: it has no other` : `Remove ${title}`}
          intents={[{ kind: "remove-peer", ...rule, index }]}
        >
          <Trash2 size={14} />
        </LiveButton>
      </header>
      {peer.kind === "addresses" ? (
        <AddressesPeer rule={rule} index={index} peer={peer} />
      ) : (
        <PodsPeer rule={rule} index={index} peer={peer} />
      )}
    </section>
  );
}

function PodsPeer({
  rule,
  index,
  peer,
}: {
  readonly rule: RuleAt;
  readonly index: number;
  readonly peer: Extract<PeerForm, { readonly kind: "pods" }>;
}) {
  const { suggestions } = usePolicyEditing();
  const namespaceLabels = suggestions.namespaceLabels.map(({ text }) => text);
  const at = { ...rule, peer: index };
  const own = peer.podSelector ?? { requirements: [] };
  return (
    <>
      <SelectorEditor
        at={{ of: "podSelector", ...at }}
        selector={own}
        everything="every pod"
        labels={labelTexts(suggestions, peer.namespaces)}
      />
      <div className="peer-and">
        <strong className="joint">and</strong>
        <NamespaceChoice rule={rule} index={index} peer={peer} />
      </div>
      {peer.namespaceSelector !== null && (
        <details>
          <summary>Labels of the namespaces</summary>
          <SelectorEditor
            at={{ of: "namespaceSelector", ...at }}
            selector={peer.namespaceSelector}
            everything="every namespace"
            labels={namespaceLabels}
          />
        </details>
      )}
      <p className="matches">
        {podsWords(peer.matches)}
        {peer.namespaces.length === 0 && ", since no namespace is like that"}
      </p>
    </>
  );
}
