import { expect, test } from "vitest";
import { defaultWish } from "../insight/picture-wish";
import { createSession } from "../session";

const nodes = `
---
{apiVersion: v1, kind: Node, metadata: {name: a}, status: {addresses: [{type: InternalIP, address: 192.168.10.1}]}}
---
{apiVersion: v1, kind: Node, metadata: {name: b}, status: {addresses: [{type: InternalIP, address: "2001:db8::2"}]}}
`;

/** Where clients outside ask for the Service of this spec, port by port. */
function outsideOf(spec: string, status = "{}"): readonly (readonly string[])[] {
  const service = `{apiVersion: v1, kind: Service, metadata: {name: web, namespace: shop}, spec: ${spec}, status: ${status}}`;
  const session = createSession();
  const options = { profile: "kubernetes", defaultNamespace: "default", picture: defaultWish } as const;
  session.analyze([{ name: "cluster.yaml", text: `${service}${nodes}` }], options);
  const door = session.explainDoor("service shop/web");
  if (door?.kind !== "service") throw new Error("no Service shop/web");
  return door.ports.map(({ outside }) => outside);
}

test("a node port is asked for at every node", () => {
  expect(outsideOf("{type: NodePort, ports: [{port: 80, nodePort: 30080}]}")).toEqual([
    ["192.168.10.1:30080", "[2001:db8::2]:30080"],
  ]);
});

test("a load balancer and an external IP are asked for at the Service's own port", () => {
  const status = "{loadBalancer: {ingress: [{ip: 198.51.100.1}]}}";
  expect(
    outsideOf("{type: LoadBalancer, externalIPs: [198.51.100.9], ports: [{port: 80}, {port: 443}]}", status),
  ).toEqual([
    ["198.51.100.1:80", "198.51.100.9:80"],
    ["198.51.100.1:443", "198.51.100.9:443"],
  ]);
});

test("a ClusterIP has no address outside", () => {
  expect(outsideOf("{ports: [{port: 80}]}")).toEqual([[]]);
});
