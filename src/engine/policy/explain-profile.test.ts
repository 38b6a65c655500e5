import { expect, test } from "vitest";
import { resolveEndpoint } from "../cluster/resolve-endpoint";
import { readScenario } from "../read-scenario";
import { evaluate } from "./evaluate";
import { explainConnection } from "./explain";
import { type ProfileChoice, profileOf } from "./profiles";

const CLUSTER = [
  `apiVersion: v1\nkind: Node\nmetadata: {name: n2}\nstatus: {addresses: [{type: InternalIP, address: 192.168.0.2}]}\n`,
  pod("a", "nodeName: n1, ", "10.1.0.1, hostIP: 192.168.0.1"),
  pod("b", "nodeName: n1, ", "10.1.0.2, hostIP: 192.168.0.1"),
  pod("h", "nodeName: n2, hostNetwork: true, ", "192.168.0.2"),
];
const EVERYWHERE = "policyTypes: [Ingress], ingress: [{from: [{ipBlock: {cidr: 0.0.0.0/0}}]}]";

test("where nobody enforces policies the sentence says so, and no policy is cited", () => {
  const { verdict, sentence, egress, ingress, assumes } = explain({ profile: "none" }, "policyTypes: [Ingress]", "x/a");
  expect({ verdict, assumes }).toEqual({ verdict: "allowed", assumes: [] });
  expect(sentence).toBe(
    "`x/a` reaches `x/b` on TCP 80: nobody enforces policies with Flannel alone or with an old kindnet, so none has any effect.",
  );
  for (const side of [egress, ingress]) {
    expect(side).toMatchObject({ admits: true, exception: "not-enforced", isolatedBy: [], rules: [] });
  }
});

test.each([
  ["x/a", "a pod"],
  ["x/h", "a node"],
  ["192.168.0.2", "a node"],
])("in Cilium a block fails for %s, since no ipBlock matches the address of %s", (source, kind) => {
  const { verdict, ingress } = explain({ profile: "cilium" }, EVERYWHERE, source);
  expect(verdict).toBe("denied");
  expect(ingress.rules).toMatchObject([
    {
      matched: false,
      failures: [
        {
          ...{ part: "address", wanted: "0.0.0.0/0", found: kind },
        },
      ],
    },
  ]);
  const words = ingress.rules[0]?.peers[0]?.words.map(({ text }) => text).join("");
  expect(words).toBe(`wants addresses in 0.0.0.0/0; in this profile no ipBlock matches the address of ${kind}`);
});

test("a block that is known to match nodes matches them in Cilium as well", () => {
  const assumptions = { "ip-block-matches-nodes": "yes" } as const;
  const { verdict, ingress } = explain({ profile: "cilium", assumptions }, EVERYWHERE, "192.168.0.2");
  expect(verdict).toBe("allowed");
  expect(ingress.rules).toMatchObject([{ matched: true, failures: [] }]);
});

test("a verdict that depends names what the profile leaves open", () => {
  const policyTypes = "policyTypes: [Egress]";
  const { verdict, sentence, egress } = explain({ profile: "calico" }, policyTypes, "x/b", "192.168.0.1");
  expect(verdict).toBe("depends");
  expect(sentence).toBe(
    "Whether `x/b` reaches `192.168.0.1` on TCP 80 depends on whether a pod reaches the node that it runs on.",
  );
  expect(egress).toMatchObject({ admits: null, exception: null, isolatedBy: [{ policy: "x/p" }] });
});

test("where it is left open how hostNetwork pods are seen, rules are judged both ways", () => {
  const assumptions = { "host-network": "depends" } as const;
  const byLabels = "ingress: [{from: [{podSelector: {matchLabels: {app: h}}}]}]";
  const asPeer = explain({ profile: "kubernetes", assumptions }, byLabels, "x/h");
  expect(asPeer).toMatchObject({ verdict: "depends", ingress: { admits: null, rules: [{ matched: null }] } });
  expect(asPeer.sentence).toContain("depends on whether pods on the host network count as their node");
  const asSubject = explain({ profile: "kubernetes", assumptions }, "policyTypes: [Ingress]", "x/a", "x/h", "h");
  expect(asSubject).toMatchObject({
    ...{ verdict: "depends", assumes: ["host-network"] },
    ingress: { admits: null, exception: null, isolatedBy: [{ policy: "x/p" }] },
  });
});

/** Of a policy that selects `app`, by default b. */
function explain(choice: ProfileChoice, spec: string, from: string, to = "x/b", app = "b") {
  const policy = `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: p, namespace: x}\nspec: {podSelector: {matchLabels: {app: ${app}}}, ${spec}}\n`;
  const { cluster, policies } = readScenario([{ name: "c.yaml", text: [...CLUSTER, policy].join("---\n") }]);
  const [source, destination] = [resolveEndpoint(cluster, from), resolveEndpoint(cluster, to)];
  if (source === null || destination === null) throw new Error("no such end");
  const connection = { source, destination, protocol: "TCP", port: 80 } as const;
  return explainConnection(evaluate(cluster, policies, profileOf(choice)), connection);
}

function pod(name: string, spec: string, address: string): string {
  return `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}, namespace: x, labels: {app: ${name}}}\nspec: {${spec}containers: [{name: c, image: x}]}\nstatus: {phase: Running, podIP: ${address}}\n`;
}
