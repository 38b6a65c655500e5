import { type SubmitEvent, useId, useMemo, useState } from "react";
import type { Protocol, TraceRequest } from "../../engine";
import { useApp } from "../../state/store-context";
import { readTraceRequest, type TraceFields } from "./read-trace-request";
import { SourceField } from "./SourceField";
import { targetSuggestions } from "./target-suggestions";

interface TraceFormProps {
  /** What is asked now. */
  readonly request: TraceRequest;
  /** Why nobody asks; null: somebody does. */
  readonly refusal: string | null;
  readonly onAsk: (request: TraceRequest) => void;
  /** Called with every question: whether what is written is none, as the form then says. */
  readonly onRefuse: (isRefused: boolean) => void;
}

const PROTOCOLS: readonly Protocol[] = ["TCP", "UDP", "SCTP"];
const nothing: readonly string[] = [];

/** From whom, to which name or URL, on which port. What is chosen counts at once, what is written when it is sent. */
export function TraceForm({ request, refusal, onAsk, onRefuse }: TraceFormProps) {
  const id = useId();
  const graph = useApp((state) => state.analysis.analysis?.graph ?? null);
  const [fields, setFields] = useState<TraceFields>(() => fieldsOf(request));
  const [wasSent, setSent] = useState(false);
  const suggestions = useMemo(
    () => (graph === null ? nothing : targetSuggestions(graph, fields.source)),
    [graph, fields.source],
  );
  const read = readTraceRequest(fields);
  const reasonFor = (field: "target" | "port") =>
    wasSent && read.kind === "refused" && read.field === field ? read.reason : null;
  const write = (change: Partial<TraceFields>) => {
    setFields({ ...fields, ...change });
    setSent(false);
  };
  const ask = (asked: TraceFields) => {
    setFields(asked);
    const next = readTraceRequest(asked);
    setSent(next.kind === "refused");
    onRefuse(next.kind === "refused");
    if (next.kind === "request") onAsk(next.request);
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    ask(fields);
  };
  return (
    <form className="trace-form" onSubmit={submit} noValidate>
      <SourceField value={fields.source} refusal={refusal} onChoose={(source) => ask({ ...fields, source })} />
      <div className="trace-field">
        <label htmlFor={`${id}-target`}>To a name, a URL, an address or a pod</label>
        <input
          id={`${id}-target`}
          data-start
          className="mono"
          list={`${id}-names`}
          value={fields.target}
          placeholder="http://web:8080/cart"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          aria-invalid={reasonFor("target") !== null}
          aria-describedby={`${id}-target-refusal`}
          onFocus={({ target }) => target.select()}
          onChange={({ target }) => write({ target: target.value })}
        />
        <datalist id={`${id}-names`}>
          {suggestions.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
        <Refusal id={`${id}-target-refusal`} reason={reasonFor("target")} />
      </div>
      <div className="trace-port">
        <div className="trace-field">
          <label htmlFor={`${id}-port`}>Port</label>
          <input
            id={`${id}-port`}
            className="mono"
            inputMode="numeric"
            value={fields.port}
            placeholder="its own, else 80"
            autoComplete="off"
            aria-invalid={reasonFor("port") !== null}
            aria-describedby={`${id}-port-refusal`}
            onChange={({ target }) => write({ port: target.value })}
          />
        </div>
        <div className="trace-field">
          <label htmlFor={`${id}-protocol`}>Protocol</label>
          <select
            id={`${id}-protocol`}
            value={fields.protocol}
            onChange={({ target }) =>
              ask({ ...fields, protocol: PROTOCOLS.find((each) => each === target.value) ?? "TCP" })
            }
          >
            {PROTOCOLS.map((protocol) => (
              <option key={protocol}>{protocol}</option>
            ))}
          </select>
        </div>
        <button type="submit" className="button outlined">
          Ask
        </button>
      </div>
      <Refusal id={`${id}-port-refusal`} reason={reasonFor("port")} />
    </form>
  );
}

function Refusal({ id, reason }: { readonly id: string; readonly reason: string | null }) {
  return (
    <p id={id} className="trace-refusal" aria-live="polite">
      {reason}
    </p>
  );
}

function fieldsOf({ source, target, port, protocol }: TraceRequest): TraceFields {
  return { source, target, port: port === null ? "" : String(port), protocol };
}
