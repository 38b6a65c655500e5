import { expect, test } from "vitest";
import { planned, read } from "../../testing/planned-text";
import { both, changed } from "../../testing/shop-texts";

const workload = (id: string) => ({ kind: "workload", id }) as const;

test("a namespace is renamed in all that lies in it and in all that names it", () => {
  const wish = { kind: "rename", target: { kind: "namespace", id: "shop" }, name: "store" } as const;
  expect(changed(both, wish)).toEqual([
    "-  name: shop # all of it",
    "+  name: store # all of it",
    "-metadata: {name: web, namespace: shop}",
    "+metadata: {name: web, namespace: store}",
    "-  namespace: shop",
    "+  namespace: store",
    '-              kubernetes.io/metadata.name: "shop" # the shop',
    '+              kubernetes.io/metadata.name: "store" # the shop',
    "-              - {key: kubernetes.io/metadata.name, operator: In, values: [ops, shop]}",
    "+              - {key: kubernetes.io/metadata.name, operator: In, values: [ops, store]}",
    "-    - {from: shop/web, to: {service: shop/web}, expect: Allowed}",
    "+    - {from: store/web, to: {service: store/web}, expect: Allowed}",
    '-    - {from: {workload: web, namespace: shop}, to: "http://web:80/x", expect: Allowed}',
    '+    - {from: {workload: web, namespace: store}, to: "http://web:80/x", expect: Allowed}',
    "-    - {from: {address: 10.0.0.1}, to: {url: web.shop.svc.cluster.local}, expect: Denied}",
    "+    - {from: {address: 10.0.0.1}, to: {url: web.store.svc.cluster.local}, expect: Denied}",
  ]);
  expect(changed(both, { ...wish, name: "data" })).toEqual(["refused: there is a namespace data already"]);
  expect(changed(both, { ...wish, name: "kube-system" })).toEqual([
    "refused: there is a namespace kube-system already",
  ]);
  expect(changed(both, { ...wish, name: "a.b" })[0]).toMatch(/^refused: the name “a.b” may hold only/);
});

test("a Service is renamed where others use its name, a workload where they use its own", () => {
  const name = "front";
  expect(changed(both, { kind: "rename", target: { kind: "service", id: "shop/web" }, name })).toEqual([
    "-  name: web",
    "+  name: front",
    "-    - {from: shop/web, to: {service: shop/web}, expect: Allowed}",
    "+    - {from: shop/web, to: {service: shop/front}, expect: Allowed}",
    '-    - {from: {workload: web, namespace: shop}, to: "http://web:80/x", expect: Allowed}',
    '+    - {from: {workload: web, namespace: shop}, to: "http://front:80/x", expect: Allowed}',
    "-    - {from: {address: 10.0.0.1}, to: {url: web.shop.svc.cluster.local}, expect: Denied}",
    "+    - {from: {address: 10.0.0.1}, to: {url: front.shop.svc.cluster.local}, expect: Denied}",
  ]);
  expect(changed(both, { kind: "rename", target: workload("shop/web"), name })).toEqual([
    "-metadata: {name: web, namespace: shop}",
    "+metadata: {name: front, namespace: shop}",
    "-    - {from: shop/web, to: {service: shop/web}, expect: Allowed}",
    "+    - {from: shop/front, to: {service: shop/web}, expect: Allowed}",
    '-    - {from: {workload: web, namespace: shop}, to: "http://web:80/x", expect: Allowed}',
    '+    - {from: {workload: front, namespace: shop}, to: "http://web:80/x", expect: Allowed}',
  ]);
  expect(changed(both, { kind: "rename", target: { kind: "service", id: "shop/web" }, name: "1st" })[0]).toMatch(
    /must begin with a letter/,
  );
});

test("a Deployment of a dump is renamed with its ReplicaSets, and its pods stay its own", () => {
  const owner = (kind: string, name: string) =>
    `ownerReferences: [{apiVersion: apps/v1, kind: ${kind}, name: ${name}, uid: x, controller: true}]`;
  const template = "template: {metadata: {labels: {app: web, pod-template-hash: 5d}}, spec: {containers: []}}";
  const dump = `apiVersion: v1
kind: List
items:
- apiVersion: apps/v1
  kind: Deployment
  metadata: {name: web, namespace: shop}
  spec: {${template}}
- apiVersion: apps/v1
  kind: ReplicaSet
  metadata: {name: web-5d, namespace: shop, ${owner("Deployment", "web")}}
  spec: {${template}}
- apiVersion: v1
  kind: Pod
  metadata: {name: web-5d-x, namespace: shop, labels: {app: web, pod-template-hash: 5d}, ${owner("ReplicaSet", "web-5d")}}
  spec: {containers: [{name: c, image: i}]}
`;
  const files = { "dump.yaml": dump };
  const plan = planned(files, { kind: "rename", target: workload("shop/web"), name: "front" });
  expect(plan.texts["dump.yaml"]).toBe(
    dump
      .replace("{name: web,", "{name: front,")
      .replace("{name: web-5d, n", "{name: front-5d, n")
      .replace("kind: Deployment, name: web,", "kind: Deployment, name: front,")
      .replace("kind: ReplicaSet, name: web-5d,", "kind: ReplicaSet, name: front-5d,"),
  );
  const { cluster } = read(plan.texts).evaluation;
  expect([...cluster.workloads.values()].map(({ id, kind, pods }) => `${kind} ${id}: ${pods}`)).toEqual([
    "Deployment shop/front: shop/web-5d-x",
  ]);
  expect(planned(files, { kind: "delete", targets: [{ kind: "pod", id: "shop/web-5d-x" }] })).toMatchObject({
    label: "delete shop/web",
    texts: { "dump.yaml": "apiVersion: v1\nkind: List\nitems: []\n" },
    steps: [
      "shop/web-5d-x alone would be made again by its controller: Deployment shop/web goes, with all of its pods",
      "from dump.yaml: Deployment shop/web, ReplicaSet shop/web-5d, Pod shop/web-5d-x",
    ],
  });
});
