import { X } from "lucide-react";
import type { PeerForm, RuleAt } from "../../../engine";
import { LiveButton } from "./LiveButton";
import { LiveField } from "./LiveField";
import { usePolicyEditing } from "./policy-context";
import { podsWords } from "./policy-words";

interface AddressesPeerProps {
  readonly rule: RuleAt;
  /** From 0. */
  readonly index: number;
  readonly peer: Extract<PeerForm, { readonly kind: "addresses" }>;
}

/** A block of addresses and what is excepted of it. */
export function AddressesPeer({ rule, index, peer }: AddressesPeerProps) {
  const { change } = usePolicyEditing();
  const at = { ...rule, peer: index };
  return (
    <>
      <ul className="requirements">
        <li className="requirement">
          <span className="joint">in</span>
          <LiveField
            label="Block of addresses"
            value={peer.cidr}
            onWrite={(cidr) => change({ kind: "set-cidr", ...at, cidr })}
          />
        </li>
        {peer.except.map((block, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: what stands in the place of what went takes its focus
          <li key={i} className="requirement">
            <span className="joint">but not</span>
            <LiveField
              label={`Excepted block ${i + 1}`}
              value={block}
              onWrite={(value) => change({ kind: "set-except", ...at, index: i, value })}
            />
            <LiveButton
              look="icon"
              label={`No longer except ${block}`}
              intents={[{ kind: "remove-except", ...at, index: i }]}
            >
              <X size={14} />
            </LiveButton>
          </li>
        ))}
        <li className="requirement">
          <span className="joint">but not</span>
          <LiveField
            label="Except another block"
            value=""
            isNew
            placeholder="a part of it, such as 10.9.8.0/24"
            onWrite={(value) => change({ kind: "add-except", ...at, value })}
          />
        </li>
      </ul>
      <p className="matches">
        {peer.range}; {podsWords(peer.matches)}
        {peer.matches.pods > 0 && " by stated address; whether a block counts for pods is the plugin’s"}
      </p>
    </>
  );
}
