import { expect } from "vitest";
import type { AnalyzeOptions, ScenarioFile } from "../analysis";
import { resolveEndpoint } from "../cluster/resolve-endpoint";
import type { NearMiss, NearMisses, NearMissQuestion } from "../near-miss";
import type { Protocol } from "../net/protocol";
import type { Verdict } from "../policy/verdict";
import { createSession } from "../session";
import { KUBERNETES } from "./kubernetes-profile";
import { naiveVerdict } from "./naive-evaluator";
import { readNaively } from "./naive-reader";
import { objectsIn } from "./objects-in-files";

const OPTIONS: AnalyzeOptions = { profile: "kubernetes", defaultNamespace: "default" };

/** Two namespaces with a few pods, in the style that the cases share. */
export const SHOP = `apiVersion: v1
kind: Namespace
metadata: {name: shop}
---
apiVersion: v1
kind: Namespace
metadata: {name: front, labels: {team: web}}
---
apiVersion: v1
kind: Pod
metadata: {name: api, namespace: shop, labels: {app: api}}
spec:
  containers: [{name: api, image: api, ports: [{containerPort: 8080}]}]
---
apiVersion: v1
kind: Pod
metadata: {name: web, namespace: shop, labels: {app: web}}
spec:
  containers: [{name: web, image: web, ports: [{containerPort: 8080}]}]
---
apiVersion: v1
kind: Pod
metadata: {name: frontend, namespace: front, labels: {app: frontend}}
spec:
  containers: [{name: frontend, image: frontend, ports: [{containerPort: 8080}]}]
`;

/** A policy as a document behind others. */
export function policyText(name: string, spec: string, namespace = "shop"): string {
  const lines = spec.replace(/^\n/, "").replace(/\s+$/, "").split("\n");
  return `---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: ${name}
  namespace: ${namespace}
spec:
${lines.map((line) => `  ${line}`).join("\n")}
`;
}

/** A question asked of one file. */
export interface NearAnswer {
  readonly answer: NearMisses;
  readonly text: string;
  /** The text after a near miss is applied. */
  after(miss: NearMiss): string;
}

/** Asks for near misses about one file. */
export function askNear(text: string, question: NearMissQuestion, options: AnalyzeOptions = OPTIONS): NearAnswer {
  const files: readonly ScenarioFile[] = [{ name: "shop.yaml", text }];
  const session = createSession();
  session.analyze(files, options);
  const answer = session.nearMisses(question, options);
  if (answer === null) throw new Error("what is asked about is not there");
  return {
    answer,
    text,
    after({ wish, effects }) {
      const plan = session.previewEdit(wish, options);
      if (plan.kind === "refused") throw new Error(plan.reason);
      expect(plan.effects).toEqual(effects);
      const changed = plan.files.find(({ name }) => name === "shop.yaml");
      return changed?.text ?? text;
    },
  };
}

/** The same of a pair of the picture, `web → api`: in namespace shop unless another is said. */
export function askNearPair(text: string, pair: string): NearAnswer {
  const edgeId = pair
    .split(" → ")
    .map((end) => (/[/ ]|^anyone$/.test(end) ? end : `shop/${end}`))
    .join("→");
  return askNear(text, { kind: "edge", edgeId });
}

/** What the naive evaluator says of a text. */
export function naiveSays(
  text: string,
  source: string,
  destination: string,
  port: number,
  protocol: Protocol = "TCP",
): Verdict {
  const scenario = readNaively(objectsIn([{ text }]));
  const [from, to] = [source, destination].map((end) => {
    const endpoint = resolveEndpoint(scenario.cluster, end);
    if (endpoint === null) throw new Error(`no endpoint ${end}`);
    return endpoint;
  });
  if (from === undefined || to === undefined) throw new Error("two ends");
  return naiveVerdict({ ...scenario, profile: KUBERNETES }, { source: from, destination: to, protocol, port }).verdict;
}

/** One near miss that is looked for: by its kind and action, with all that it is to say and do. */
export interface NearCase {
  readonly title: string;
  readonly text: string;
  readonly pair: string;
  readonly kind: NearMiss["kind"];
  readonly sentence: string;
  readonly action: string;
  /** What is replaced in the text, and by what; all the rest stays. */
  readonly replaced: readonly [string, string];
  /** Asked of the naive evaluator: ends, port, protocol. */
  readonly asked: readonly [string, string, number, Protocol?];
}

/** Checks a case: sentence, action, the exact text afterwards, and the verdict of the naive evaluator before and then. */
export function expectNear({ text, pair, kind, sentence, action, replaced, asked }: NearCase) {
  const { answer, after } = askNearPair(text, pair);
  const miss = answer.misses.find((each) => each.kind === kind && each.action === action);
  if (miss === undefined) {
    expect(answer.misses.map((each) => `${each.kind}: ${each.action}`)).toContain(`${kind}: ${action}`);
    return;
  }
  expect(miss.sentence).toBe(sentence);
  const [from, to] = replaced;
  expect(text.split(from), `“${from}” stands there once`).toHaveLength(2);
  const edited = after(miss);
  expect(edited).toBe(text.replace(from, () => to));
  expect(naiveSays(text, ...asked)).toBe("denied");
  expect(naiveSays(edited, ...asked)).toBe("allowed");
  expect(miss.line === null).toBe(miss.place === null);
  expect(answer.none).toBeNull();
}
