import { expect, test } from "vitest";
import { type AnalyzeOptions, createSession, defaultWish, type OfferRequest } from "../../../engine";
import { initialAnalysis } from "../../../state/analysis";
import type { MenuTarget } from "../../../state/editing";
import { copiedWords } from "./copied-words";
import { knownPolicies } from "./known-policies";

const pod = (namespace: string, name: string) =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}, namespace: ${namespace}, labels: {app: ${name}}}\nspec: {containers: [{name: c, image: i}]}\n`;
const policy = (namespace: string, name: string, selector: string) =>
  `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: ${name}, namespace: ${namespace}}\nspec: {podSelector: ${selector}, policyTypes: [Ingress]}\n`;
const text = [
  ...[pod("shop", "web"), pod("shop", "api"), pod("shop-2", "job"), pod("ops", "cron")],
  ...[policy("shop", "web", "{matchLabels: {app: web}}"), policy("shop", "all", "{}")],
  policy("shop-2", "job", "{}"),
].join("---\n");
const options: AnalyzeOptions = {
  profile: "kubernetes",
  defaultNamespace: "default",
  picture: { ...defaultWish, collapsed: ["shop-2"] },
};

const session = createSession();
const analysis = session.analyze([{ name: "a.yaml", text }], options);
const [edge] = analysis.graph.edges.filter(({ id }) => id === "shop/api→shop/web");
const explanation = session.explainEdge("shop/api→shop/web");
const state = {
  analysis: {
    ...{ ...initialAnalysis, analysis },
    explanation: { kind: "ready", edgeId: "shop/api→shop/web", revision: 1, explanation },
  },
} as const;
const offer = async (request: OfferRequest) =>
  ({ kind: "done", result: session.offerEdit(request, options), revision: 1, stale: false }) as const;

async function found(...targets: readonly MenuTarget[]): Promise<readonly string[] | string> {
  const answer = await knownPolicies(targets, state, offer);
  return answer.kind === "known" ? answer.policies : answer.reason;
}

test("a namespace has its own policies, as a frame and as one node", async () => {
  expect(await found({ kind: "container", id: "shop/" })).toEqual(["shop/all", "shop/web"]);
  expect(await found({ kind: "node", id: "namespace shop-2" })).toEqual(["shop-2/job"]);
  expect(await found({ kind: "container", id: "ops/" })).toBe("`ops` has no policy: nothing was copied.");
});

test("a workload has the policies that select its pods", async () => {
  expect(await found({ kind: "node", id: "shop/web" })).toEqual(["shop/all", "shop/web"]);
  expect(await found({ kind: "node", id: "shop/api" })).toEqual(["shop/all"]);
  expect(await found({ kind: "node", id: "ops/cron" })).toBe("No policy selects `ops/cron`: nothing was copied.");
});

test("of what is picked together every policy is copied once", async () => {
  const [web, api] = [
    { kind: "node", id: "shop/web" },
    { kind: "node", id: "shop/api" },
  ] as const;
  expect(await found(web, api, { kind: "node", id: "namespace shop-2" })).toEqual([
    "shop/all",
    "shop/web",
    "shop-2/job",
  ]);
  expect(await found({ kind: "node", id: "ops/cron" }, { kind: "container", id: "ops/" })).toMatch(/^Nothing of what/);
});

test("a line has the policies that its explanation names, which is there while it is selected", async () => {
  expect(edge?.state).toBe("denied");
  expect(await found({ kind: "edge", id: "shop/api→shop/web" })).toEqual(["shop/web", "shop/all"]);
  expect(await found({ kind: "edge", id: "shop/web→shop/api" })).toMatch(/press Enter on it/);
});

test("what is no pod has no policies", async () => {
  expect(await found({ kind: "node", id: "anyone" })).toMatch(/^Only pods/);
  expect(await found({ kind: "door", id: "service shop/web" })).toMatch(/^Only pods/);
  expect(await found({ kind: "canvas" })).toMatch(/^Only pods/);
});

test("where another question takes the place of ours, it is asked again", async () => {
  let asked = 0;
  const answer = await knownPolicies([{ kind: "node", id: "shop/api" }], state, async (request) => {
    asked += 1;
    return asked === 1 ? { kind: "superseded" } : offer(request);
  });
  expect(answer).toEqual({ kind: "known", policies: ["shop/all"] });
});

test("where the worker gives no answer about one of them nothing is copied, and that is said", async () => {
  const targets = [
    { kind: "container", id: "shop/" },
    { kind: "node", id: "shop/web" },
    { kind: "node", id: "namespace shop-2" },
  ] as const;
  const unanswered = async (outcome: Awaited<ReturnType<Parameters<typeof knownPolicies>[2]>>) => {
    const answer = await knownPolicies(targets, state, async () => outcome);
    return answer.kind === "none" ? answer.reason : answer.policies;
  };
  const begin = "Which policies select `shop/web` is not known: nothing was copied.";
  expect(await unanswered({ kind: "cancelled" })).toBe(`${begin} Not answered: the analysis was cancelled.`);
  expect(await unanswered({ kind: "crashed", message: "out of memory", revision: 1, gaveUp: true })).toBe(
    `${begin} Not answered: the evaluation broke off (out of memory).`,
  );
  expect(await unanswered({ kind: "done", result: null, revision: 1, stale: false })).toBe(
    `${begin} It is not in the text any more.`,
  );
});

test("what was copied is named, or counted, with the key that pastes it", () => {
  expect(copiedWords(["shop/web"], false)).toBe(
    "`shop/web` copied. The menu of another namespace, or Ctrl+V on it, pastes it.",
  );
  expect(copiedWords(["shop/web", "shop/all"], true)).toBe(
    "2 policies copied. The menu of another namespace, or ⌘V on it, pastes them.",
  );
});
