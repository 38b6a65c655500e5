import type { ClusterPod } from "../../cluster/cluster";
import type { Endpoint } from "../../cluster/resolve-endpoint";
import type { Ingress, Service } from "../../kube/objects";
import { formatIpAddress } from "../../net/ip-address";
import { CLUSTER_DOMAIN, lookUpName, type NameMeaning, namesOfService } from "../../service/cluster-names";
import { editDistance } from "../../service/edit-distance";
import { followName } from "../../service/external-names";
import { hostMatches } from "../../service/ingress-routes";
import type { ServiceDirectory } from "../../service/service-directory";
import type { TraceOutcome, TraceStep } from "./connection-trace";
import { placeIn, stepOf, type TraceContext } from "./trace-context";
import { askClusterDns, askNodeResolver, resolverOf } from "./trace-dns";
import { nearName } from "./trace-near-name";
import { stateOf } from "./trace-outcomes";

/** Where a name leads: the steps of resolving it, and its meaning, or the end of the whole way. */
export type Resolution =
  | { readonly kind: "end"; readonly steps: readonly TraceStep[]; readonly outcome: TraceOutcome }
  | { readonly kind: "meaning"; readonly steps: readonly TraceStep[]; readonly meaning: ReachableName }
  | { readonly kind: "ingress"; readonly steps: readonly TraceStep[]; readonly ingress: Ingress };

/** What a name can mean that somebody can be dialled by. */
export type ReachableName = Exclude<NameMeaning, { readonly kind: "none" }>;

/** A pod asks for a name: DNS must be reached, and must know it. */
export function resolveForPod(context: TraceContext, pod: ClusterPod, name: string): Resolution {
  const { directory } = context;
  const source: Endpoint = { kind: "pod", pod: pod.id, address: null };
  const { aliases, end } = followName(directory, lookUpName(directory, name, pod.namespace));
  const byNode = resolverOf(directory, pod) === "node";
  const isOutside = end.kind === "outside" && aliases.length === 0;
  if (byNode && !isOutside) return unknownToNode(context, pod, name);
  const answer = byNode ? askNodeResolver(context, source) : askClusterDns(context, source);
  const resolve = (state: TraceStep["state"], sentence: string, place: TraceStep["place"] = null) =>
    stepOf(context, { kind: "resolve", leg: "dns", state, sentence, place });
  if (answer.end !== null) {
    const sentence = `${pod.id} cannot resolve ${name}: ${lowerFirst(answer.remark)}`;
    return { kind: "end", steps: [...answer.steps, resolve(stateOf(answer.end), sentence)], outcome: answer.end };
  }
  const remark = answer.remark === "" ? "" : ` ${answer.remark}`;
  const aliasSteps = aliases.map((service) => {
    const sentence = `${service.namespace}/${service.name} is an ExternalName Service: another name for ${service.externalName}.`;
    return resolve("passed", sentence, placeIn(service, service.externalNameRange));
  });
  const steps = [...answer.steps, ...aliasSteps];
  const fail = (
    because: Extract<TraceOutcome, { kind: "not-resolved" }>["because"],
    sentence: string,
    place: TraceStep["place"] = null,
  ): Resolution => ({
    kind: "end",
    steps: [...steps, resolve("failed", sentence, place)],
    outcome: { kind: "not-resolved", because },
  });
  if (end.kind === "cycle") {
    const circle = aliases.map((service) => `${service.namespace}/${service.name}`).join(" → ");
    const last = aliases.at(-1);
    const place = last === undefined ? null : placeIn(last, last.externalNameRange);
    return fail("cname-cycle", `${name} has no address: ExternalName Services lead in a circle (${circle}).`, place);
  }
  if (end.kind === "none")
    return fail("no-such-name", noSuchName(directory, pod, aliases.at(-1)?.externalName ?? name));
  if (
    end.kind === "service" &&
    end.service.headless &&
    !directory.endpoints(end.service).some(({ isReady }) => isReady)
  ) {
    const { service } = end;
    const sentence = `${service.namespace}/${service.name} is headless and has no ready pod, so its name has no address.`;
    return fail("no-endpoint", sentence, placeIn(service, service.selectorRange));
  }
  const ingress = end.kind === "outside" ? ingressOfHost(directory, end.fqdn) : null;
  if (ingress !== null) {
    const sentence = `${name} is a host of the Ingress ${ingress.namespace}/${ingress.name}: it is taken to lead to its controller.${remark}`;
    return {
      kind: "ingress",
      steps: [...steps, resolve("passed", sentence, placeIn(ingress, ingress.nameRange))],
      ingress,
    };
  }
  const { sentence, place } = resolvedWords(directory, name, end);
  return { kind: "meaning", steps: [...steps, resolve("passed", `${sentence}${remark}`, place)], meaning: end };
}

/** A client outside knows the hosts of Ingresses; a node knows no names of the cluster. */
export function resolveForOthers(context: TraceContext, name: string): Resolution {
  const { directory, source } = context;
  const isNode = source.endpoint.kind === "node";
  const known = ingressOfHost(directory, name) ?? (isForAnyHost(directory, name) ? ingressForAnyHost(directory) : null);
  const resolve = (state: TraceStep["state"], sentence: string, place: TraceStep["place"]) =>
    stepOf(context, { kind: "resolve", leg: "client", state, sentence, place });
  if (known !== null) {
    const sentence = `${name} is taken to lead to the controller of the Ingress ${known.namespace}/${known.name}.`;
    return { kind: "ingress", steps: [resolve("passed", sentence, placeIn(known, known.nameRange))], ingress: known };
  }
  const meaning = lookUpName(directory, name, "default");
  if (isNode && meaning.kind === "outside") {
    return { kind: "meaning", steps: [resolve("passed", `${name} is a name outside the cluster.`, null)], meaning };
  }
  const sentence = isNode
    ? `${name} is a name of the cluster, which the resolver of a node does not know.`
    : `${name} is no host of an Ingress, and clients outside know no other names of the cluster.`;
  const because = isNode ? "node-resolver" : "no-such-name";
  return { kind: "end", steps: [resolve("failed", sentence, null)], outcome: { kind: "not-resolved", because } };
}

function unknownToNode(context: TraceContext, { id, pod }: ClusterPod, name: string): Resolution {
  const why =
    pod.dnsPolicy === "Default" ? "dnsPolicy Default" : "hostNetwork without dnsPolicy ClusterFirstWithHostNet";
  const own = pod.nameservers.length === 0 ? "" : ` at ${pod.nameservers.map(formatIpAddress).join(", ")}`;
  const sentence =
    pod.dnsPolicy === "None"
      ? `${id} asks resolvers of its own${own} (dnsPolicy None), which are not the cluster's as far as the text says: they do not know ${name}.`
      : `${id} asks its node's resolver (${why}), which does not know ${name}.`;
  const place = placeIn(pod, pod.nameRange);
  const step = stepOf(context, { kind: "resolve", leg: "dns", state: "failed", sentence, place });
  return { kind: "end", steps: [step], outcome: { kind: "not-resolved", because: "node-resolver" } };
}

/** The first Ingress that has a rule for a host; rules for every host do not count. */
function ingressOfHost({ ingresses }: ServiceDirectory, host: string): Ingress | null {
  const has = ({ routes }: Ingress, isExact: boolean) =>
    routes.some(
      (route) => route.host !== null && route.host.startsWith("*.") !== isExact && hostMatches(route.host, host),
    );
  return ingresses.find((one) => has(one, true)) ?? ingresses.find((one) => has(one, false)) ?? null;
}

/** Names that lead to a controller which takes every host: `localhost`, and names that are none of the cluster's. */
function isForAnyHost(directory: ServiceDirectory, name: string): boolean {
  return name === "localhost" || lookUpName(directory, name, "default").kind === "outside";
}

function ingressForAnyHost({ ingresses }: ServiceDirectory): Ingress | null {
  const found = ingresses.find(
    ({ routes, defaultBackend }) => defaultBackend !== null || routes.some(({ host }) => host === null),
  );
  return found ?? null;
}

function resolvedWords(
  directory: ServiceDirectory,
  name: string,
  meaning: ReachableName,
): { sentence: string; place: TraceStep["place"] } {
  switch (meaning.kind) {
    case "service":
      return {
        sentence: `${name} is the Service ${idOf(meaning.service)}.`,
        place: placeIn(meaning.service, meaning.service.nameRange),
      };
    case "pod": {
      const { pod, service } = meaning;
      const sentence = `${name} is the pod ${pod.id}, as the headless Service ${idOf(service)} names it.`;
      return { sentence, place: placeIn(pod.pod, pod.pod.nameRange) };
    }
    case "address":
      return meaning.service === null
        ? { sentence: `${name} is an address written as a name.`, place: null }
        : {
            sentence: `${name} is ${formatIpAddress(meaning.address)}, as the headless Service ${idOf(meaning.service)} names it.`,
            place: placeIn(meaning.service, meaning.service.nameRange),
          };
    case "outside": {
      const sentence = `${meaning.fqdn} is a name outside the cluster, which DNS asks others about.`;
      const alike = directory.services.find((service) =>
        namesOfService(service).some((own) => isNearly(own, meaning.fqdn)),
      );
      return {
        sentence: `${sentence}${alike === undefined ? "" : ` (There is a Service ${idOf(alike)}.)`}`,
        place: null,
      };
    }
  }
}

/** `web.shopp` and `web.shop`: a name of the cluster, but for a letter or two behind its first word. */
function isNearly(own: string, asked: string): boolean {
  return own.includes(".") && own.split(".")[0] === asked.split(".")[0] && editDistance(own, asked) <= 2;
}

function idOf({ namespace, name }: Service): string {
  return `${namespace}/${name}`;
}

function noSuchName(directory: ServiceDirectory, pod: ClusterPod, name: string): string {
  const near = nearName(directory, name, pod.namespace);
  const hint = near === null ? "" : near.endsWith("?") ? `: ${near}` : `; ${near}`;
  const where = name.includes(".") || name.includes("/") ? "" : ` in namespace ${pod.namespace}`;
  const what =
    name.endsWith(CLUSTER_DOMAIN) || where === "" ? `DNS knows no ${name}` : `there is no Service ${name}${where}`;
  return `${name} has no address: ${what}${hint}${hint.endsWith("?") ? "" : "."}`;
}

function lowerFirst(sentence: string): string {
  return /^[A-Z][a-z]/.test(sentence) && !sentence.startsWith("DNS")
    ? sentence.charAt(0).toLowerCase() + sentence.slice(1)
    : sentence;
}
