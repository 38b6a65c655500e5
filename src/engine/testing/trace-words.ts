import type { ConnectionTrace, TraceRequest, TraceStep } from "../insight/trace/connection-trace";
import { traceConnection } from "../insight/trace/trace-connection";
import { evaluate } from "../policy/evaluate";
import type { Profile } from "../policy/profile";
import { KUBERNETES_PROFILE } from "../policy/profiles";
import { readScenario } from "../read-scenario";

/** Traces through a scenario that is written as documents. Throws where the source is no endpoint. */
export function tracer(documents: readonly string[], profile: Partial<Profile> = {}) {
  const { complete, policies, objects, lineOf } = readScenario([{ name: "s.yaml", text: documents.join("---\n") }]);
  const evaluation = evaluate(complete, policies, { ...KUBERNETES_PROFILE, ...profile });
  return (source: string, target: string, more: Partial<TraceRequest> = {}): ConnectionTrace => {
    const request: TraceRequest = { source, target, port: null, protocol: "TCP", ...more };
    const trace = traceConnection(evaluation, objects, request, lineOf);
    if (trace === null) throw new Error(`${source} is no endpoint`);
    return trace;
  };
}

/** The common steps and those of the first way, in order. */
export function stepsOf({ steps, ways }: ConnectionTrace): readonly TraceStep[] {
  return [...steps, ...(ways[0]?.steps ?? [])];
}

/** The step that decides, as `kind leg`: the first that does not pass; the last one where all do. */
export function decisiveStep(trace: ConnectionTrace): string {
  const steps = stepsOf(trace);
  const step = steps.find(({ state }) => state !== "passed") ?? steps.at(-1);
  return step === undefined ? "" : `${step.kind} ${step.leg}`;
}

/** `Pod` documents and the like on one line each, for scenarios of tests. */
export const write = {
  pod: (id: string, labels: string, spec = "containers: [{name: c, image: nginx}]", status = "") => {
    const [namespace, name] = id.split("/");
    const stated = status === "" ? "" : `status: {${status}}\n`;
    return `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}, namespace: ${namespace}, labels: {${labels}}}\nspec: {${spec}}\n${stated}`;
  },
  service: (id: string, spec: string, status = "") => {
    const [namespace, name] = id.split("/");
    const stated = status === "" ? "" : `status: {${status}}\n`;
    return `apiVersion: v1\nkind: Service\nmetadata: {name: ${name}, namespace: ${namespace}}\nspec: {${spec}}\n${stated}`;
  },
  policy: (id: string, spec: string) => {
    const [namespace, name] = id.split("/");
    return `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: ${name}, namespace: ${namespace}}\nspec: {${spec}}\n`;
  },
  ingress: (id: string, spec: string) => {
    const [namespace, name] = id.split("/");
    return `apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: {name: ${name}, namespace: ${namespace}}\nspec: {${spec}}\n`;
  },
  slice: (id: string, service: string, rest: string) => {
    const [namespace, name] = id.split("/");
    return `apiVersion: discovery.k8s.io/v1\nkind: EndpointSlice\nmetadata: {name: ${name}, namespace: ${namespace}, labels: {kubernetes.io/service-name: ${service}}}\naddressType: IPv4\n${rest}\n`;
  },
  node: (name: string, address: string) =>
    `apiVersion: v1\nkind: Node\nmetadata: {name: ${name}}\nstatus: {addresses: [{type: InternalIP, address: ${address}}]}\n`,
};
