import { expect, test } from "vitest";
import type { AssumptionSwitch } from "../policy/profile";
import { knownProfiles, type ProfileChoice, profileOf } from "../policy/profiles";
import { createSession } from "../session";
import { reportProfile } from "./report-profile";

const report = (choice: ProfileChoice) => reportProfile({ profile: profileOf(choice) });
const assumption = (choice: ProfileChoice, name: AssumptionSwitch) => {
  const found = report(choice).assumptions.find((one) => one.name === name);
  if (found === undefined) throw new Error(`no assumption ${name}`);
  return found;
};

test("every profile can be chosen from every other, in the same order and words", () => {
  const choices = report({ profile: "kubernetes" }).choices;
  expect(choices.map(({ name, title }) => [name, title])).toEqual([
    ["kubernetes", "Kubernetes as documented"],
    ["calico", "Calico"],
    ["cilium", "Cilium"],
    ["kube-network-policies", "kube-network-policies"],
    ["none", "Not enforced (Flannel, old kindnet)"],
  ]);
  for (const profile of knownProfiles()) {
    const { name, title, sentence, choices: same } = report({ profile });
    expect(same).toEqual(choices);
    expect(choices).toContainEqual({ name, title, sentence });
    expect(sentence).toMatch(/^[A-Z].*\.$/);
  }
});

test("each assumption has a sentence for the answer that holds, one for each choice, and a source", () => {
  for (const profile of knownProfiles().filter((name) => name !== "none")) {
    const { assumptions } = report({ profile });
    expect(assumptions).toHaveLength(8);
    for (const { name, title, ownAnswer, choices, sources } of assumptions) {
      const sentences = choices.map(({ answer }) => assumption({ profile, assumptions: { [name]: answer } }, name));
      expect(sentences.map((one) => [one.answer, one.ownAnswer])).toEqual(
        choices.map(({ answer }) => [answer, ownAnswer]),
      );
      expect(new Set(sentences.map(({ sentence }) => sentence)).size).toBe(choices.length);
      expect(new Set(choices.map(({ words }) => words)).size).toBe(choices.length);
      expect(choices.map(({ answer }) => answer)).toContain(ownAnswer);
      expect(title).not.toMatch(/\.$/);
      expect(sources.length).toBeGreaterThan(0);
    }
  }
});

test("sources are pages of Kubernetes, or issues under their numbers", () => {
  const sources = report({ profile: "cilium" }).assumptions.flatMap((one) => one.sources);
  for (const { name, url } of sources) {
    const [, project, number] = /^([a-z-]+)#(\d+)$/.exec(name) ?? [];
    if (number === undefined)
      expect(url).toMatch(/^https:\/\/kubernetes\.io\/docs\/concepts\/services-networking\/network-policies\//);
    else expect(url).toMatch(new RegExp(`^https://github\\.com/[a-z-]+/${project}/issues/${number}$`));
  }
  expect(sources.map(({ url }) => url)).toEqual(
    expect.arrayContaining([
      "https://github.com/projectcalico/calico/issues/6634",
      "https://github.com/projectcalico/calico/issues/3901",
      "https://github.com/cilium/cilium/issues/9209",
      "https://github.com/cilium/cilium/issues/28684",
      "https://github.com/cilium/cilium/issues/28421",
      "https://github.com/cilium/cilium/issues/28157",
    ]),
  );
});

test("an answer that was switched stands beside the profile's own", () => {
  const choice = { profile: "cilium", assumptions: { "ip-block-matches-nodes": "yes" } } as const;
  expect(assumption(choice, "ip-block-matches-nodes")).toMatchObject({ answer: "yes", ownAnswer: "no" });
  expect(assumption(choice, "ip-block-matches-pods")).toMatchObject({ answer: "no", ownAnswer: "no" });
  expect(assumption({ profile: "calico" }, "pod-to-own-node")).toMatchObject({
    answer: "depends",
    ownAnswer: "depends",
  });
});

test("where nobody enforces policies there is nothing to assume, and it is said why", () => {
  const { enforced, assumptions, sentence } = report({ profile: "none", assumptions: { "end-port": "no" } });
  expect({ enforced, assumptions }).toEqual({ enforced: false, assumptions: [] });
  expect(sentence).toBe(
    "Nobody enforces policies with Flannel alone or with kindnet before kind 0.24: every connection is open.",
  );
});

test("pod CIDRs are told as blocks, the default ones where none was chosen", () => {
  expect(report({ profile: "calico" }).podCidrs).toEqual(["10.244.0.0/16", "fd00:10:244::/56"]);
  expect(report({ profile: "calico", podCidrs: ["192.168.7.0/16"] }).podCidrs).toEqual([
    "192.168.0.0/16",
    "fd00:10:244::/56",
  ]);
});

test("an analysis is made and told under the profile that was chosen, and tells kinds that nobody evaluates", () => {
  const text = [
    "apiVersion: v1\nkind: Pod\nmetadata: {name: a, namespace: x}\nspec: {containers: [{name: c, image: x}]}\n",
    "apiVersion: v1\nkind: Pod\nmetadata: {name: b, namespace: x, labels: {app: b}}\nspec: {containers: [{name: c, image: x}]}\n",
    "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: p, namespace: x}\nspec: {podSelector: {matchLabels: {app: b}}, ingress: [{from: [{ipBlock: {cidr: 10.96.0.0/12}}]}]}\n",
    "apiVersion: cilium.io/v2\nkind: CiliumNetworkPolicy\nmetadata: {name: c, namespace: x}\nspec: {}\n",
  ].join("---\n");
  const analyze = (choice: ProfileChoice) => {
    const options = { ...choice, defaultNamespace: "default" };
    const { profile, counts, graph } = createSession().analyze([{ name: "c.yaml", text }], options);
    const edge = graph.edges.find(({ id }) => id === "x/a→x/b");
    return {
      ...{
        name: profile.name,
        podCidr: profile.podCidrs[0],
        open: counts.openWorkloads,
        others: counts.otherPolicyKinds,
      },
      edge: edge && [edge.state, ...edge.assumes, "|", ...edge.switched],
    };
  };
  const others = ["CiliumNetworkPolicy"];
  const podCidrs = ["10.96.0.0/16"];
  expect(analyze({ profile: "kubernetes", podCidrs })).toEqual({
    ...{ name: "kubernetes", podCidr: "10.96.0.0/16", open: 1, others },
    edge: ["allowed", "ip-block-matches-pods", "other-policies", "pod-cidr", "|", "pod-cidr"],
  });
  const assumptions = { "ip-block-matches-pods": "depends" } as const;
  expect(analyze({ profile: "cilium", podCidrs, assumptions })).toEqual({
    ...{ name: "cilium", podCidr: "10.96.0.0/16", open: 1, others },
    edge: ["depends", "ip-block-matches-pods", "other-policies", "|", "ip-block-matches-pods"],
  });
  expect(analyze({ profile: "none" })).toMatchObject({ name: "none", open: 2, others });
});
