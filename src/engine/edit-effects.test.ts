import { expect, test } from "vitest";
import { editEffects } from "./edit-effects";
import { evaluate } from "./policy/evaluate";
import { profileOf } from "./policy/profiles";
import { readScenario } from "./read-scenario";

const pod = (name: string) =>
  `kind: Pod\napiVersion: v1\nmetadata: {name: ${name}, namespace: a, labels: {app: ${name}}}\nspec: {containers: [{name: c, image: i}]}\n---\n`;
const policy = (spec: string) =>
  `kind: NetworkPolicy\napiVersion: networking.k8s.io/v1\nmetadata: {name: p, namespace: a}\nspec: ${spec}\n`;

function effectsOf(before: string, after: string) {
  const judged = (text: string) => {
    const { cluster, policies } = readScenario([{ name: "a.yaml", text }]);
    return evaluate(cluster, policies, profileOf({ profile: "kubernetes" }));
  };
  const [old, now] = [judged(before), judged(after)];
  return editEffects(old, now);
}

test("isolation of a pod closes what came from pods and from every address outside", () => {
  const pods = pod("web") + pod("db");
  const { opened, closed } = effectsOf(pods, pods + policy("{podSelector: {matchLabels: {app: db}}}"));
  expect(opened).toEqual({ count: 0, lines: [] });
  expect(closed.lines.map(({ source, target, ports }) => `${source} > ${target} ${ports}`)).toEqual([
    "a/web > a/db all ports",
    "every address outside > a/db all ports",
  ]);
});

test("what an edit adds is not told as opened by it", () => {
  expect(effectsOf(pod("web"), pod("web") + pod("db")).opened.count).toBe(0);
});

test("ranges that are told apart elsewhere and change alike are told as one", () => {
  const block = (except: string) =>
    policy(`{podSelector: {}, ingress: [{from: [{ipBlock: {cidr: 10.0.0.0/8${except}}}]}]}`);
  const { opened } = effectsOf(pod("web") + block(", except: [10.64.0.0/16, 10.65.0.0/16]"), pod("web") + block(""));
  expect(opened.lines).toEqual([{ source: "10.64.0.0/15", target: "a/web", ports: "all ports" }]);
});

const block = (name: string, cidr: string, except = "") =>
  `---\nkind: NetworkPolicy\napiVersion: networking.k8s.io/v1\nmetadata: {name: ${name}, namespace: a}\nspec: {podSelector: {matchLabels: {app: web}}, ingress: [{from: [{ipBlock: {cidr: "${cidr}"${except}}}]}]}\n`;
const wordsOf = ({ lines }: { readonly lines: readonly { source: string; target: string; ports: string }[] }) =>
  lines.map(({ source, target, ports }) => `${source} > ${target} ${ports}`);

test("that the last block of IPv6 goes closes what that block let in, and nothing over IPv6 for it", () => {
  const pods = pod("web") + pod("db");
  const rules = policy("{podSelector: {matchLabels: {app: none}}}");
  const { opened, closed } = effectsOf(
    pods + rules + block("four", "10.0.0.0/8") + block("six", "fd00::/8"),
    pods + rules + block("four", "10.0.0.0/8"),
  );
  expect([...wordsOf(opened), ...wordsOf(closed)]).toEqual([]);
});

test("where pods state that they have IPv6, what a block of it let in is closed", () => {
  const dual = (name: string, i: number) =>
    pod(name).replace("---", `status: {podIPs: [{ip: 10.1.0.${i}}, {ip: "fd00::${i}"}], podIP: 10.1.0.${i}}\n---`);
  const pods = dual("web", 1) + dual("db", 2) + policy("{podSelector: {matchLabels: {app: none}}}");
  const { closed } = effectsOf(
    pods + block("four", "10.0.0.0/8") + block("six", "fd00::/8"),
    pods + block("four", "10.0.0.0/8"),
  );
  expect(wordsOf(closed)).toEqual(["a/db > a/web all ports (IPv6 only)", "fd00::/8 > a/web all ports"]);
});

test("the address of a pod that a block leaves out is told as its pod, not as a range outside", () => {
  const stated = (name: string, ip: string) => pod(name).replace("---", `status: {podIP: ${ip}}\n---`);
  const pods =
    stated("web", "10.1.0.1") + stated("db", "10.1.0.2") + policy("{podSelector: {matchLabels: {app: none}}}");
  const { closed } = effectsOf(
    pods + block("b", "10.0.0.0/8"),
    pods + block("b", "10.0.0.0/8", ", except: [10.1.0.2/32, 10.9.0.0/16]"),
  );
  expect(wordsOf(closed)).toEqual(["a/db > a/web all ports", "10.9.0.0/16 > a/web all ports"]);
});

test("one family of two is told by its name, both together as every address outside", () => {
  const egress = (...blocks: readonly string[]) =>
    policy(
      `{podSelector: {}, policyTypes: [Egress], egress: [${blocks.map((block) => `{to: [{ipBlock: {cidr: "${block}"}}]}`).join(", ")}]}`,
    );
  const closedBy = (before: string, after: string) =>
    effectsOf(pod("web") + before, pod("web") + after).closed.lines.map(({ target }) => target);
  const both = egress("0.0.0.0/0", "::/0");
  expect(closedBy(both, egress("::/0", "2001:db8::/32"))).toEqual(["every IPv4 address outside"]);
  expect(closedBy(both, egress("2001:db8::/32"))).toEqual([
    "every IPv4 address outside, ::-2001:db7:ffff:ffff:ffff:ffff:ffff:ffff and 1 more range outside",
  ]);
  expect(closedBy(egress("0.0.0.0/0"), egress("10.0.0.0/8"))[0]).not.toMatch(/every/);
  expect(closedBy(egress("0.0.0.0/0"), egress())).toEqual(["every address outside"]);
});
