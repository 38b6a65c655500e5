import { expect, test } from "vitest";
import { first, openShop, policyOf, viewOf } from "../../testing/policy-shop";

test("what matches nothing says what was surely meant", () => {
  const view = viewOf(
    "{podSelector: {matchLabels: {app: apo}}, ingress: [{from: [{podSelector: {matchLabels: {app: wep}}}]}]}",
  );
  expect(view.subject.nothing).toContain("is app=api meant?");
  expect(first(view.ingress).peers[0]?.nothing).toContain("is app=web meant?");
});

test("what a rule admits and the other end still drops is said, with the policies that drop it", () => {
  const session = openShop(
    policyOf("{podSelector: {matchLabels: {app: api}}, ingress: [{from: [{podSelector: {}}]}]}") +
      policyOf("{podSelector: {matchLabels: {app: web}}, policyTypes: [Egress]}", "quiet"),
  );
  const shown = session.policyView({ policy: "shop/p", node: null })?.shown;
  const through = shown?.ingress.rules[0]?.peers[0]?.through;
  expect(through?.words).toBe("1 of these 2 may not send it: `shop/quiet`");
  expect(through?.by.map(({ id, line }) => [id, line > 30])).toEqual([["shop/quiet", true]]);
});

test("policies are by name, those on a node first; one that is not there is not shown", () => {
  const session = openShop(
    policyOf("{podSelector: {matchLabels: {app: api}}}", "a") +
      policyOf("{podSelector: {matchLabels: {app: web}}}", "b"),
  );
  expect(session.policyView({ policy: null, node: null })?.shown?.id).toBe("shop/a");
  const onWeb = session.policyView({ policy: null, node: "shop/web" });
  expect(onWeb?.shown?.id).toBe("shop/b");
  expect(onWeb?.choices.map(({ id, isOnNode, pods }) => [id, isOnNode, pods])).toEqual([
    ["shop/b", true, 1],
    ["shop/a", false, 1],
  ]);
  expect(session.policyView({ policy: "shop/gone", node: null })).toMatchObject({ shown: null });
});

test("policies on the same pods add up: who shares them, and what the union admits", () => {
  const session = openShop(
    policyOf("{podSelector: {}}", "deny") +
      policyOf(
        "{podSelector: {matchLabels: {app: api}}, ingress: [{from: [{podSelector: {matchLabels: {app: web}}}], ports: [{port: 8080}]}]}",
        "web",
      ) +
      policyOf(
        "{podSelector: {matchLabels: {app: api}}, ingress: [{from: [{ipBlock: {cidr: 192.0.2.0/24}}]}]}",
        "office",
      ),
  );
  const shown = session.policyView({ policy: "shop/web", node: null })?.shown;
  expect(shown?.overlaps.map(({ id, shared }) => [id, shared])).toEqual([
    ["shop/deny", 1],
    ["shop/office", 1],
  ]);
  expect(shown?.ingress.isolatedByOthers).toEqual(["shop/deny", "shop/office"]);
  const union = session.policyUnion("shop/api");
  expect(union?.policies.map(({ view, selects }) => [view.name, selects])).toEqual([
    ["deny", 1],
    ["office", 1],
    ["web", 1],
  ]);
  expect(union?.ingress).toMatchObject({
    isolated: "all",
    sentence: "Isolated for ingress by 3 policies: whatever one of them admits comes in, and nothing else.",
    admitted: [
      { ports: "TCP 8080", ends: ["shop/web"] },
      { ports: "all ports", ends: ["192.0.2.0/24"] },
    ],
  });
  expect(union?.egress.sentence).toBe("No policy isolates these pods for egress: everything goes out.");
});

test("a policy of thousands of peers is shown as far as anybody looks, and the rest is counted", () => {
  const peers = Array.from({ length: 3000 }, (_, i) => `{podSelector: {matchLabels: {app: a${i}}}}`);
  const { ingress, sentences } = viewOf(`{podSelector: {}, ingress: [{from: [${peers.join(",")}]}]}`);
  const rule = first(ingress);
  expect(rule.peers.length + rule.morePeers).toBe(3000);
  expect(rule.peers.length).toBe(120);
  expect(sentences.join(" ").length).toBeLessThan(500);
});
