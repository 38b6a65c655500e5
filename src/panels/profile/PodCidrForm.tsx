import { type SubmitEvent, useId, useState } from "react";
import { useActions, useApp } from "../../state/store-context";
import { readPodCidrs } from "./read-pod-cidrs";

const none: readonly string[] = [];

/** In which blocks pods lie that state no address. Each change counts when it is sent, not while it is written. */
export function PodCidrForm({ inForce }: { readonly inForce: readonly string[] }) {
  const id = useId();
  const own = useApp((state) => state.view.options.podCidrs ?? none);
  const { setPodCidrs } = useActions();
  const [written, setWritten] = useState<string | null>(null);
  const [wasSent, setSent] = useState(false);
  const text = written ?? inForce.join(", ");
  const read = readPodCidrs(text);
  const refusal = wasSent && read.kind === "refused" ? read.reason : null;
  const choose = (blocks: readonly string[]) => {
    setPodCidrs(blocks);
    setWritten(null);
    setSent(false);
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (read.kind === "refused") setSent(true);
    else if (written !== null) choose(read.blocks);
  };
  return (
    <form className={own.length > 0 ? "assumption switched" : "assumption"} onSubmit={submit} noValidate>
      <label htmlFor={id}>
        Addresses of the pods
        {own.length > 0 && <span className="assumption-badge">set</span>}
      </label>
      <div className="pod-cidr-field">
        <input
          id={id}
          className="mono"
          value={text}
          placeholder="10.244.0.0/16, fd00:10:244::/56"
          autoComplete="off"
          spellCheck={false}
          aria-invalid={refusal !== null}
          aria-describedby={`${id}-meaning ${id}-refusal`}
          onChange={(event) => {
            setWritten(event.target.value);
            setSent(false);
          }}
        />
        <button type="submit" className="button outlined">
          Set
        </button>
      </div>
      <p id={`${id}-refusal`} className="pod-cidr-refusal" aria-live="polite">
        {refusal}
      </p>
      <p id={`${id}-meaning`}>
        A pod that states no address, such as a template’s replica, lies somewhere in these blocks.
      </p>
      {own.length > 0 && (
        <button type="button" className="link" onClick={() => choose(none)}>
          Back to the default blocks
        </button>
      )}
    </form>
  );
}
