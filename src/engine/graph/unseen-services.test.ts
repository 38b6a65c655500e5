import { expect, test } from "vitest";
import { defaultWish, type PictureWish } from "../insight/picture-wish";
import { createSession } from "../session";
import type { Graph } from "./graph";

const metadata = (name: string, namespace: string) => `metadata: {name: ${name}, namespace: ${namespace}}`;
const deployment = (name: string, namespace: string) =>
  `{apiVersion: apps/v1, kind: Deployment, ${metadata(name, namespace)}, spec: {replicas: 2, selector: {matchLabels: {app: ${name}}}, template: {metadata: {labels: {app: ${name}}}, spec: {containers: [{name: c, image: example/app, ports: [{containerPort: 8080}]}]}}}}`;
const service = (name: string, namespace: string, app = name) =>
  `{apiVersion: v1, kind: Service, ${metadata(name, namespace)}, spec: {selector: {app: ${app}}, ports: [{port: 80, targetPort: 8080}]}}`;
const ingress = (backend: string) =>
  `{apiVersion: networking.k8s.io/v1, kind: Ingress, ${metadata("entry", "n0")}, spec: {rules: [{host: shop.example, http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: ${backend}, port: {number: 80}}}}]}}]}}`;

const names = Array.from({ length: 10 }, (_, n) => `n${n}`);
const inAll = (...kinds: readonly ((name: string, namespace: string) => string)[]) =>
  names.flatMap((namespace) => ["web", "api", "cache", "db"].flatMap((app) => kinds.map((of) => of(app, namespace))));
/** Forty workloads, each behind a Service of its name. */
const MANY = inAll(deployment, service);
const without = (...documents: readonly string[]) => MANY.filter((document) => !documents.includes(document));

/** Pictures of one session, one after another. */
function pictures() {
  const session = createSession();
  return (documents: readonly string[], wish: Partial<PictureWish> = {}): Graph => {
    const files = [{ name: "c.yaml", text: documents.join("\n---\n") }];
    const picture = { ...defaultWish, collapsed: [], ...wish };
    return session.analyze(files, { profile: "kubernetes", defaultNamespace: "default", picture }).graph;
  };
}

const isDrawn = (door: Graph["doors"][number]) => !("isDrawn" in door);
const pills = ({ doors }: Graph) => doors.filter(isDrawn).map(({ id }) => id);

test("in a dense picture a Service that works has no pill and takes no room, and is known all the same", () => {
  for (const shape of ["wide", "tall"] as const) {
    const dense = pictures()(MANY, { shape });
    expect(pills(dense)).toEqual([]);
    expect(dense.doors).toHaveLength(40);
    expect(dense.doors[0]).toMatchObject({ id: "service n0/web", ports: "80 → 8080", width: 0, height: 0 });
    expect(dense.links).toContainEqual(expect.objectContaining({ source: "service n0/web", target: "n0/web" }));
    const bare = pictures()([...inAll(deployment), service("web", "n0")], { shape });
    expect([dense.namespaces, dense.nodes]).toEqual([bare.namespaces, bare.nodes]);
  }
});

test("a picture with fewer workloads has pills of all its Services", () => {
  const few = MANY.filter((document) => !/namespace: n[3-9]/.test(document));
  expect(pills(pictures()(few))).toHaveLength(12);
});

test("a Service that leads nowhere has its pill in a dense picture too", () => {
  const dense = pictures()([...without(service("api", "n1")), service("api", "n1", "aip")]);
  expect(pills(dense)).toEqual(["service n1/api"]);
});

test("a Service that an edit breaks has a pill, goes back without one as it was, and keeps it where it is another", () => {
  const rest = without(service("api", "n1"));
  const draw = pictures();
  draw(MANY);
  expect(pills(draw([...rest, service("api", "n1", "aip")]))).toEqual(["service n1/api"]);
  expect(pills(draw([...rest, service("api", "n1")]))).toEqual([]);
  expect(pills(draw([...rest, service("api", "n1", "web")]))).toEqual(["service n1/api"]);
  expect(pills(draw([...rest, service("api", "n1", "web")], { drawAll: true }))).toEqual(["service n1/api"]);
});

test("a Service that was broken at first and is mended keeps its pill", () => {
  const draw = pictures();
  draw([...without(service("api", "n1")), service("api", "n1", "aip")]);
  expect(pills(draw(MANY))).toEqual(["service n1/api"]);
});

test("a Service that an edit adds has a pill; those of a namespace that is unfolded or shown pod by pod have none", () => {
  const draw = pictures();
  draw(MANY, { collapsed: ["n2"] });
  expect(pills(draw([...MANY, service("more", "n1", "web")], { collapsed: ["n2"] }))).toEqual(["service n1/more"]);
  const later = draw([...MANY, service("more", "n1", "web")], { expanded: ["n2/web"] });
  expect(later.nodes.some((node) => node.kind === "workload" && node.partOf === "n2/web")).toBe(true);
  expect(pills(later)).toEqual(["service n1/more"]);
});

test("an Ingress keeps its pill, and leads to the pods of a Service that has none", () => {
  const works = pictures()([...MANY, ingress("api")]);
  expect(pills(works)).toEqual(["ingress n0/entry"]);
  expect(works.links.filter(({ source }) => source === "ingress n0/entry")).toEqual([
    { id: "ingress n0/entry⇢n0/api", source: "ingress n0/entry", target: "n0/api", broken: false },
  ]);
  const broken = pictures()([...without(service("api", "n0")), service("api", "n0", "aip"), ingress("api")]);
  expect(pills(broken).sort()).toEqual(["ingress n0/entry", "service n0/api"]);
  expect(broken.links).toContainEqual(expect.objectContaining({ id: "ingress n0/entry⇢service n0/api", broken: true }));
});
