import type { Explanation } from "../../policy/explanation";
import type { Assumption } from "../../policy/profile";
import type { Place } from "../../source/range";

/** “From this endpoint to this name or URL”: what somebody types after `curl` or `nc`. */
export interface TraceRequest {
  /** `namespace/pod` or an IP address, as the command line writes endpoints. */
  readonly source: string;
  /**
   * A name (`web`, `web.shop`, `web.shop.svc.cluster.local`, `db-0.db`), an address (`[2001:db8::1]:443`), a pod
   * (`shop/web-1`) or a URL (`http://web:8080/cart`). A port in it wins over `port`, else the scheme's counts.
   */
  readonly target: string;
  /** Port number; null: the target's own, else 80, as clients of the web take it. */
  readonly port: number | null;
  readonly protocol: "TCP" | "UDP" | "SCTP";
}

/** What comes back to whoever asked. */
export type TraceOutcome =
  /** Somebody answers (outside the cluster: nothing that we know of stops it). */
  | { readonly kind: "answered" }
  /** At once. `no-endpoint`: the Service has no ready pod; `nobody-listens`: policies let it through, the pod has no such port. */
  | { readonly kind: "refused"; readonly because: "no-endpoint" | "nobody-listens" }
  /** Nothing comes back. Which side's policies dropped it; `nothing-there`: no policy, the address leads nowhere (a Service's port that is none, behind a ClusterIP). */
  | { readonly kind: "timed-out"; readonly droppedBy: "source" | "destination" | "both" | "nothing-there" }
  /** `no-such-name`: DNS says so; `dns-unreachable`: no answer from DNS, a policy drops it; `no-dns`: no DNS pod is ready; `no-endpoint`: headless Service without ready pods; `cname-cycle`: ExternalNames lead in a circle; `node-resolver`: the pod asks its node's resolver (`dnsPolicy`), which does not know cluster names. */
  | {
      readonly kind: "not-resolved";
      readonly because: "no-such-name" | "dns-unreachable" | "no-dns" | "no-endpoint" | "cname-cycle" | "node-resolver";
    }
  /** 404 or 503 of the ingress controller: no route matches; the route leads to a Service that is not there. */
  | { readonly kind: "answered-with-error"; readonly status: 404 | 503 }
  /**
   * The profile leaves open what decides it; or those that may be picked (pods behind the Service, DNS pods, addresses
   * behind a name outside) do not agree (`differ`). An empty list: what the text leaves open, such as a doubled port name.
   */
  | { readonly kind: "depends"; readonly on: readonly Assumption[] | "differ" };

/** One step of the way. They stand in the order in which the packet meets them. */
export interface TraceStep {
  /** `resolve`: the name; `service`: Service and port; `route`: Ingress, host and path; `endpoint`: the pod that is dialled; `egress`, `ingress`: the policies of both ends; `listening`: whether somebody does. */
  readonly kind: "resolve" | "service" | "route" | "endpoint" | "egress" | "ingress" | "listening";
  /** Which connection it belongs to: the question to DNS, the client's own, or the ingress controller's to the pod behind it. */
  readonly leg: "dns" | "client" | "controller";
  readonly state: "passed" | "failed" | "depends";
  /** One sentence: “`web` is the Service shop/web: TCP 80 goes to port 8080 of its pods.” */
  readonly sentence: string;
  /** The text behind it; null where none is (an assumed DNS, an address outside). */
  readonly place: Place | null;
  /** Line of `place`, from 1; null with it. */
  readonly line: number | null;
  /** For `egress` and `ingress`: policies and rules of both sides; else null. */
  readonly explanation: Explanation | null;
}

/** The way to one pod (or address) that may be picked. */
export interface TraceWay {
  /** `namespace/pod`, or an address. */
  readonly endpoint: string;
  /** Port at the endpoint, which is what policies see (N46). */
  readonly port: number;
  readonly outcome: TraceOutcome;
  /** What follows after the common steps. */
  readonly steps: readonly TraceStep[];
}

/** The answer to a {@link TraceRequest}. */
export interface ConnectionTrace {
  readonly request: TraceRequest;
  readonly outcome: TraceOutcome;
  /** One sentence that says it all: “`frontend-1` gets an answer from `http://backend-svc`.” */
  readonly sentence: string;
  /** Up to where the ways part; all there is where it ended there. */
  readonly steps: readonly TraceStep[];
  /** One for each pod that the Service may pick (at most 20 are told); empty where it ended before. */
  readonly ways: readonly TraceWay[];
  /** How many ways there are beyond those told. */
  readonly moreWays: number;
}
