import type { ScenarioFile } from "../analysis";
import type { Json, JsonMap } from "./json";
import { writeFiles } from "./manifest-forms";
import type { Random } from "./random";
import { optional } from "./random-policy";

/** A small scenario in which every name is a word of its own, so that whatever holds the word names the thing. */
export interface NamedWorld {
  readonly objects: readonly Json[];
  /** `namespace/name`. */
  readonly workloads: readonly string[];
  readonly pods: readonly string[];
  readonly services: readonly string[];
  readonly policies: readonly string[];
  readonly namespaces: readonly string[];
}

const NAMESPACES = ["nsa", "nsb"] as const;
const FULL = ["", ".svc", ".svc.cluster.local", ".svc.cluster.local."];

/** Makes up a world: namespaces, pods, workloads, Services, an Ingress, policies and expectations that name them. */
export function randomNamedWorld(random: Random): NamedWorld {
  const workloads = random.times(1, 2, (i) => `${random.pick(NAMESPACES)}/wl${i}`);
  const pods = random.times(1, 2, (i) => `${random.pick(NAMESPACES)}/pd${i}`);
  const services = random.times(1, 2, (i) => `${random.pick(NAMESPACES)}/sv${i}`);
  const policies = random.times(1, 2, (i) => `${random.pick(NAMESPACES)}/np${i}`);
  const objects = [
    ...random.some(NAMESPACES, 0.7).map((name) => ({
      apiVersion: "v1",
      kind: "Namespace",
      metadata: {
        name,
        ...optional("labels", random.chance(0.4) ? { "kubernetes.io/metadata.name": name } : undefined),
      },
    })),
    ...workloads.map((id) => randomDeployment(random, id)),
    ...pods.map((id) => ({
      apiVersion: "v1",
      kind: "Pod",
      metadata: { ...named(id), labels: { app: random.pick(["x", "y"]), pod: `r${nameOf(id)}` } },
      spec: { containers: [randomContainer(random)] },
    })),
    ...services.map((id) => ({
      apiVersion: "v1",
      kind: "Service",
      metadata: named(id),
      spec: { selector: { app: "x" }, ports: [{ port: 80 }] },
    })),
    ...(random.chance(0.5) ? [randomIngress(random.pick(services))] : []),
    ...policies.map((id) => randomPolicy(random, id)),
    ...(random.chance(0.7) ? [randomExpectation(random, workloads, pods, services)] : []),
  ];
  return { objects, workloads, pods, services, policies, namespaces: NAMESPACES };
}

/** The objects as files, in any form; YAML with comments, other line breaks, no last one, and a broken document in between. */
export function writeNamedWorld(random: Random, objects: readonly Json[]): readonly ScenarioFile[] {
  return writeFiles(objects, random.int(6)).map(({ name, text }) => {
    if (/^[\s]*[{[]/.test(text)) return { name, text };
    const commented = text.replace(/^( *(?:- )?[A-Za-z./]+:)( [\w./"-]+)?$/gm, (line) =>
      random.chance(0.15) ? `${line} # about this` : line,
    );
    const broken = random.chance(0.2) ? `${commented}---\na: [\n` : commented;
    const cut = random.chance(0.1) ? broken.trimEnd() : broken;
    return { name, text: random.chance(0.1) ? cut.replaceAll("\n", "\r\n") : cut };
  });
}

const nameOf = (id: string) => id.slice(id.indexOf("/") + 1);
const named = (id: string) => ({ name: nameOf(id), namespace: id.slice(0, id.indexOf("/")) });

function randomContainer(random: Random): JsonMap {
  const ports = random.times(0, 2, (i) => ({
    containerPort: 80 + i,
    ...optional("name", random.chance(0.5) ? `p${i}` : undefined),
    ...optional("hostIP", random.chance(0.3) ? "127.0.0.1" : undefined),
  }));
  return { name: "c", image: "x", ...optional("ports", ports.length > 0 ? ports : undefined) };
}

function randomDeployment(random: Random, id: string): Json {
  const app = { run: `r${nameOf(id)}` };
  const labels = { ...app, ...optional("app", random.chance(0.6) ? "x" : undefined) };
  return {
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: { ...named(id), labels: { app: "own" } },
    spec: {
      selector: { matchLabels: random.chance(0.5) ? labels : app },
      template: { metadata: { labels }, spec: { containers: [randomContainer(random)] } },
    },
  };
}

function randomIngress(service: string): Json {
  const backend = { service: { name: nameOf(service), port: { number: 80 } } };
  return {
    apiVersion: "networking.k8s.io/v1",
    kind: "Ingress",
    metadata: { name: "ig0", namespace: named(service).namespace },
    spec: { defaultBackend: backend, rules: [{ http: { paths: [{ path: "/", pathType: "Prefix", backend }] } }] },
  };
}

function randomPolicy(random: Random, id: string): Json {
  const key = "kubernetes.io/metadata.name";
  const peers = random.times(1, 2, () =>
    random.pick<Json>([
      { namespaceSelector: { matchLabels: { [key]: random.pick(NAMESPACES) } } },
      { namespaceSelector: { matchExpressions: [{ key, operator: "In", values: [...NAMESPACES] }] }, podSelector: {} },
      { podSelector: { matchLabels: { app: "x" } } },
    ]),
  );
  return {
    apiVersion: "networking.k8s.io/v1",
    kind: "NetworkPolicy",
    metadata: named(id),
    spec: { podSelector: {}, policyTypes: ["Ingress"], ingress: [{ from: peers }] },
  };
}

function randomExpectation(
  random: Random,
  workloads: readonly string[],
  pods: readonly string[],
  services: readonly string[],
): Json {
  const home = random.pick(NAMESPACES);
  const connections = random.times(1, 3, () => {
    const from = random.pick([...workloads, ...pods]);
    const service = random.pick(services);
    const [client, there] = [named(from).namespace, named(service)];
    const hosts = FULL.map((end) => `${there.name}.${there.namespace}${end}`);
    if (client === there.namespace) hosts.push(there.name);
    return {
      from: randomEnd(random, from, home),
      to: random.pick<Json>([
        { service },
        { url: `http://${random.pick(hosts)}:80/a` },
        `http://${random.pick(hosts)}`,
        randomEnd(random, random.pick([...workloads, ...pods]), home),
      ]),
      expect: "Allowed",
    };
  });
  return {
    apiVersion: "sallyport.dev/v1",
    kind: "Expectation",
    metadata: { name: "ex0", namespace: home },
    spec: { connections },
  };
}

function randomEnd(random: Random, id: string, home: string): Json {
  const { name, namespace } = named(id);
  const way = name.startsWith("wl") ? "workload" : "pod";
  const forms: Json[] = [id, { [way]: id }, { [way]: name, namespace }];
  if (namespace === home) forms.push(name, { [way]: name });
  return random.pick(forms);
}
