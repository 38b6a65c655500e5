import type { Assumption } from "../../policy/profile";
import { assertNever } from "../../source/assert-never";
import type { TraceOutcome } from "./connection-trace";
import { endpointName, type OpenWay, type TraceContext } from "./trace-context";

/** One sentence that says what comes of a connection. */
export function traceSentence(context: TraceContext, outcome: TraceOutcome, ways: readonly OpenWay[]): string {
  const { request, source } = context;
  const pod = endpointName(source.endpoint);
  const who = source.ofWorkload === null ? pod : `${pod}, the first pod of ${source.ofWorkload},`;
  const target = targetWords(context);
  switch (outcome.kind) {
    case "answered":
      return ways.some(({ isPod }) => isPod)
        ? `${who} gets an answer from ${target}.`
        : `Nothing in the cluster keeps ${who} from ${target}; whether it answers there is not known here.`;
    case "refused":
      return `${who} is refused by ${target}: ${REFUSED[outcome.because]}${controllerWords(ways, "502 Bad Gateway")}.`;
    case "timed-out":
      return `${who} waits for ${target} in vain: ${droppedWords(outcome.droppedBy, ways, pod)}${controllerWords(ways, "504 Gateway Time-out")}.`;
    case "not-resolved":
      return `${who} cannot resolve ${request.target}: ${NOT_RESOLVED[outcome.because]}.`;
    case "answered-with-error":
      return outcome.status === 404
        ? `${who} gets 404 Not Found from the ingress controller: no rule takes ${target}.`
        : `${who} gets 503 Service Unavailable from the ingress controller: nobody is behind the route of ${target}.`;
    case "depends":
      return `Whether ${who} gets an answer from ${target} depends ${dependsWords(outcome.on, ways)}.`;
    default:
      return assertNever(outcome);
  }
}

function targetWords({ request, target }: TraceContext): string {
  const { place, port, scheme } = target;
  if (scheme !== null) return request.target.trim();
  return `${placeWords(place) ?? request.target.trim().replace(/:\d+$/, "")} on ${request.protocol} ${port}`;
}

function placeWords(place: TraceContext["target"]["place"]): string | null {
  if (place.kind !== "pod") return null;
  return place.ofWorkload === null ? place.pod : `${place.pod}, the first pod of ${place.ofWorkload},`;
}

const REFUSED = {
  "no-endpoint": "the Service has no ready endpoint",
  "nobody-listens": "policies let it through, and nothing listens there",
};

const NOT_RESOLVED = {
  "no-such-name": "there is no such name",
  "dns-unreachable": "DNS is not reached",
  "no-dns": "no DNS pod is ready",
  "no-endpoint": "the headless Service has no ready pod",
  "cname-cycle": "ExternalName Services lead in a circle",
  "node-resolver": "it does not ask the cluster's DNS",
};

function droppedWords(
  droppedBy: Extract<TraceOutcome, { kind: "timed-out" }>["droppedBy"],
  ways: readonly OpenWay[],
  source: string,
): string {
  const [only, ...others] = ways;
  // a pod always gets to itself, but where its own Service leads back to it
  if (only?.endpoint === source && others.length === 0) return "its policies cut it off from itself";
  const destination = only === undefined || others.length > 0 ? "the destination" : only.endpoint;
  switch (droppedBy) {
    case "source":
      return "the sending side's policies drop it";
    case "destination":
      return `the policies of ${destination} drop it`;
    case "both":
      return "the policies of both sides drop it";
    case "nothing-there":
      return "nothing is there";
    default:
      return assertNever(droppedBy);
  }
}

/** An ingress controller tells its client what became of its own connection. */
function controllerWords(ways: readonly OpenWay[], status: string): string {
  const isController = ways[0]?.steps().some(({ leg }) => leg === "controller") === true;
  return isController ? `, and the ingress controller answers ${status}` : "";
}

const ASSUMPTIONS: { readonly [name in Assumption]?: string } = {
  hairpin: "whether a pod reaches itself through its own Service",
  "service-without-endpoints": "what a Service without endpoints does in this profile",
  "client-source": "whom the policies see behind the Service, the client or a node",
  "host-network": "how hostNetwork pods are seen",
  "pod-cidr": "where pods without a stated address lie",
};

function dependsWords(on: Extract<TraceOutcome, { kind: "depends" }>["on"], ways: readonly OpenWay[]): string {
  if (on === "differ") {
    if (ways.length === 0) return "on which DNS pod is asked: they do not agree";
    return ways.length > 1 ? "on which of its pods is picked: they do not agree" : "on where that is";
  }
  const words = on.flatMap((name) => ASSUMPTIONS[name] ?? []);
  return words.length === 0 ? "on what the profile leaves open" : `on ${words.join(", and ")}`;
}
