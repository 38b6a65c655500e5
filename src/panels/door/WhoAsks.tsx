import { useEffect, useId, useState } from "react";
import type { DoorExplanation, TraceRequest } from "../../engine";
import { useActions, useApp, useAppStore } from "../../state/store-context";
import { defaultSource } from "../trace/default-source";
import { SourceField } from "../trace/SourceField";
import { OUTSIDE_ADDRESS } from "../trace/source-options";
import { sourceRefusal } from "../trace/source-refusal";
import { TraceView } from "../trace/TraceView";
import { notOutsideWords, type WayToAsk, waysToAsk } from "./ways-to-ask";

interface WhoAsksProps {
  readonly door: DoorExplanation;
  /** Id of the node that was selected before; null: none was. */
  readonly lastNode: string | null;
}

/** Somebody asks at a door: who and for what can be chosen, and what comes of it is told step by step. */
export function WhoAsks({ door, lastNode }: WhoAsksProps) {
  const first = useFirstSource(door, lastNode);
  const [source, setSource] = useState(first);
  const [wayId, setWayId] = useState<string | null>(null);
  const ways = waysToAsk(door, source);
  const way = ways.find(({ id }) => id === wayId) ?? ways[0];
  const request = way === undefined ? null : { source, ...way.request };
  useTracing(request);
  return (
    <section className="side" aria-label="Who asks?">
      <h3>Who asks?</h3>
      <div className="trace-form">
        <AskedSource source={source} request={request} onChoose={setSource} />
        {ways.length > 1 && way !== undefined && <WayChoice ways={ways} chosen={way.id} onChoose={setWayId} />}
      </div>
      {request === null ? (
        <p className="why-muted">{door.kind === "service" ? notOutsideWords(door) : "It has no route to ask for."}</p>
      ) : (
        <Answer request={request} />
      )}
    </section>
  );
}

/** Chosen once, when the door is opened: an edit does not choose another one. */
function useFirstSource(door: DoorExplanation, preferred: string | null): string {
  const store = useAppStore();
  const [first] = useState(() => {
    const graph = store.getState().analysis.analysis?.graph;
    if (graph === undefined || door.kind === "ingress") return OUTSIDE_ADDRESS;
    return defaultSource(graph, { preferred, endpoints: door.endpoints.map(({ name }) => name) });
  });
  return first;
}

/** Keeps the question that is traced in step with what is chosen. */
function useTracing(request: TraceRequest | null): void {
  const { trace } = useActions();
  const key = JSON.stringify(request);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says all that the request does
  useEffect(() => trace(request), [key]);
}

function Answer({ request }: { readonly request: TraceRequest }) {
  const isRefused = useApp((state) => sourceRefusal(state, request) !== null);
  return isRefused ? null : <TraceView request={request} />;
}

interface AskedSourceProps {
  readonly source: string;
  readonly request: TraceRequest | null;
  readonly onChoose: (source: string) => void;
}

function AskedSource({ source, request, onChoose }: AskedSourceProps) {
  const refusal = useApp((state) => (request === null ? null : sourceRefusal(state, request)));
  return <SourceField value={source} refusal={refusal} onChoose={onChoose} />;
}

interface WayChoiceProps {
  readonly ways: readonly WayToAsk[];
  readonly chosen: string;
  readonly onChoose: (id: string) => void;
}

function WayChoice({ ways, chosen, onChoose }: WayChoiceProps) {
  const id = useId();
  return (
    <div className="trace-field">
      <label htmlFor={id}>For</label>
      <select id={id} value={chosen} onChange={({ target }) => onChoose(target.value)}>
        {ways.map((way) => (
          <option key={way.id} value={way.id}>
            {way.words}
          </option>
        ))}
      </select>
    </div>
  );
}
