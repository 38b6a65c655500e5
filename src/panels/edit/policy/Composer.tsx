import { type SubmitEvent, useEffect, useRef, useState } from "react";
import type { PolicyIntent, RuleAt, RuleDirection, SuggestedPort } from "../../../engine";
import { noPeer, noPort, type PeerFields, type PortFields, peerOfFields, portOfFields } from "./composer-drafts";
import { Reason } from "./LiveField";
import { PeerPicker } from "./PeerPicker";
import { PortPicker } from "./PortPicker";
import { usePolicyEditing } from "./policy-context";

/** A part of a policy that is new: a rule, or a peer or a port of one. `narrows`: it was for everyone, or every port, so far. */
export type NewPart =
  | { readonly kind: "rule"; readonly direction: RuleDirection }
  | { readonly kind: "peer" | "port"; readonly rule: RuleAt; readonly narrows: boolean };

interface ComposerProps {
  readonly part: NewPart;
  /** On the button that opens it. */
  readonly opener: string;
  readonly suggested: readonly SuggestedPort[];
}

/** A button that opens fields for a new part. It is written when it is whole, since half a rule would mean something else. */
export function Composer({ part, opener, suggested }: ComposerProps) {
  const { composed, compose } = usePolicyEditing();
  const button = useRef<HTMLButtonElement>(null);
  const id = JSON.stringify(part);
  const isOpen = composed === id;
  const close = () => {
    compose(null);
    button.current?.focus();
  };
  return (
    <div className="composer">
      <button
        ref={button}
        type="button"
        className="button outlined"
        aria-expanded={isOpen}
        onClick={() => compose(isOpen ? null : id)}
      >
        {opener}
      </button>
      {isOpen && <Fields part={part} suggested={suggested} onClose={close} />}
    </div>
  );
}

function Fields({
  part,
  suggested,
  onClose,
}: Pick<ComposerProps, "part" | "suggested"> & { readonly onClose: () => void }) {
  const { change, setDraft, draft } = usePolicyEditing();
  const [peer, setPeer] = useState<PeerFields>(noPeer);
  const [port, setPort] = useState<PortFields>(noPort);
  const [reason, setReason] = useState<string | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const direction = part.kind === "rule" ? part.direction : part.rule.direction;
  const intent = intentOf(part, peer, port);
  const asked = part.kind === "port" ? undefined : peerOfFields(peer);
  const key = JSON.stringify(asked);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked is new at each rendering, and the same as long as its key is
  useEffect(() => {
    setDraft(asked === undefined || asked === "everyone" ? null : { direction, peer: asked });
  }, [key, direction, setDraft]);
  useEffect(() => () => setDraft(null), [setDraft]);
  useEffect(() => {
    form.current?.querySelector<HTMLElement>("input, select, button")?.focus();
    form.current?.scrollIntoView({ block: "nearest" });
  }, []);
  const write = async (event: SubmitEvent) => {
    event.preventDefault();
    if (typeof intent === "string") return setReason(intent);
    const done = await change(intent);
    if (done.kind === "refused") setReason(done.reason);
    else onClose();
  };
  const isOutward = part.kind === "rule" && direction === "egress" && draft !== null;
  return (
    <form
      ref={form}
      className="composer-fields"
      noValidate
      onSubmit={(event) => void write(event)}
      onKeyDownCapture={(event) => {
        if (event.key !== "Escape") return;
        event.preventDefault();
        onClose();
      }}
    >
      {part.kind !== "port" && (
        <PeerPicker
          direction={direction}
          fields={peer}
          canBeEveryone={part.kind === "rule"}
          onChange={(change) => {
            setPeer({ ...peer, ...change });
            setReason(null);
          }}
        />
      )}
      {part.kind !== "peer" && (
        <PortPicker
          fields={port}
          suggested={isOutward ? draft.ports : suggested}
          canBeEvery={part.kind === "rule"}
          onChange={(change) => {
            setPort({ ...port, ...change });
            setReason(null);
          }}
        />
      )}
      <Reason reason={reason} />
      <div className="composer-foot">
        <button type="submit" className="button primary" aria-disabled={typeof intent === "string"}>
          {part.kind !== "rule" && part.narrows ? `Only this ${part.kind}` : `Add this ${part.kind}`}
        </button>
        <button type="button" className="button outlined" onClick={onClose}>
          Cancel
        </button>
      </div>
    </form>
  );
}

/** What the fields come to; a sentence: what is missing. */
function intentOf(part: NewPart, peerFields: PeerFields, portFields: PortFields): PolicyIntent | string {
  const [peer, port] = [peerOfFields(peerFields), portOfFields(portFields)];
  if (part.kind !== "port" && peer === undefined) {
    return peerFields.kind === "addresses" ? "Write a block of addresses." : "Choose a label, or every pod there.";
  }
  if (part.kind !== "peer" && port === undefined) return "Choose a port, or write one.";
  switch (part.kind) {
    case "rule":
      return {
        kind: "write-rule",
        direction: part.direction,
        peer: peer === "everyone" || peer === undefined ? null : peer,
        port: port === "every" || port === undefined ? null : port,
      };
    case "peer":
      if (peer === "everyone" || peer === undefined) return "Choose whom to admit.";
      return { kind: "write-peer", ...part.rule, narrows: part.narrows, peer };
    case "port":
      if (port === "every" || port === undefined) return "Choose a port, or write one.";
      return { kind: "write-port", ...part.rule, narrows: part.narrows, port };
  }
}
