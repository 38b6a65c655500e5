import type { ClusterPod } from "../../cluster/cluster";
import type { Endpoint } from "../../cluster/resolve-endpoint";
import type { KubeObject } from "../../kube/objects";
import { formatIpAddress } from "../../net/ip-address";
import type { Evaluation, LineOf } from "../../policy/evaluation";
import type { Explanation } from "../../policy/explanation";
import type { ServiceDirectory } from "../../service/service-directory";
import { type Place, placeOf, type Range } from "../../source/range";
import type { TraceOutcome, TraceRequest, TraceStep } from "./connection-trace";
import type { TraceTarget } from "./trace-target";

/** Everything that a trace is worked out from. */
export interface TraceContext {
  readonly evaluation: Evaluation;
  readonly directory: ServiceDirectory;
  readonly lineOf: LineOf;
  readonly request: TraceRequest;
  readonly source: TraceSource;
  readonly target: TraceTarget;
  /** True where nobody reads the ways: of pods that are alike behind a Service one is dialled; absent: false. */
  readonly onlyOutcome?: boolean;
}

/** Who asks. */
export interface TraceSource {
  readonly endpoint: Endpoint;
  /** Null for a node and for an address outside. */
  readonly pod: ClusterPod | null;
  /** The workload whose first pod it is, where a workload was named; else null. */
  readonly ofWorkload: string | null;
}

/** The rest of a way: what all ways share, the ways, and what comes of them. */
export interface Passage {
  readonly steps: readonly TraceStep[];
  readonly ways: readonly OpenWay[];
  readonly outcome: TraceOutcome;
}

/** A way whose steps are worked out when they are told. */
export interface OpenWay {
  readonly endpoint: string;
  readonly port: number;
  readonly outcome: TraceOutcome;
  /** False for a node and what is outside: nothing is known of who answers there. */
  readonly isPod: boolean;
  steps(): readonly TraceStep[];
}

/** A passage that ends before there is anybody to dial. */
export function endedBy(outcome: TraceOutcome, steps: readonly TraceStep[]): Passage {
  return { steps, ways: [], outcome };
}

/** The same passage after some steps. */
export function afterSteps(steps: readonly TraceStep[], passage: Passage): Passage {
  return { ...passage, steps: [...steps, ...passage.steps] };
}

/** The parts of a step that differ. */
interface StepParts {
  readonly kind: TraceStep["kind"];
  readonly leg: TraceStep["leg"];
  readonly state: TraceStep["state"];
  readonly sentence: string;
  /** Null where no text is behind it. */
  readonly place?: Place | null;
  readonly explanation?: Explanation | null;
}

/** Makes a step. */
export function stepOf({ lineOf }: TraceContext, parts: StepParts): TraceStep {
  const { kind, leg, state, sentence, place = null, explanation = null } = parts;
  return { kind, leg, state, sentence, place, line: place === null ? null : lineOf(place), explanation };
}

/** The place of a range of an object; null for one that is assumed, which no text states. */
export function placeIn({ origin }: Pick<KubeObject, "origin">, range: Range): Place | null {
  return origin.file === "" ? null : placeOf(origin, range);
}

/** An endpoint as people write it: `namespace/pod`, or an address. */
export function endpointName(endpoint: Endpoint): string {
  return endpoint.kind === "pod" ? endpoint.pod : formatIpAddress(endpoint.address);
}
