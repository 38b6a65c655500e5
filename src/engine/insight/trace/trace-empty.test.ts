import { expect, test } from "vitest";
import { outcomeText } from "../../testing/naive-outcome";
import { stepsOf, tracer, write } from "../../testing/trace-words";

const { pod, service } = write;

const CLIENT = pod("shop/client", "app: client", "containers: [{name: c, image: busybox}]");
const WEB = "containers: [{name: c, image: x, ports: [{containerPort: 8080, name: http}]}]";
const deployment = (replicas: number) =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web, namespace: shop}\nspec: {replicas: ${replicas}, selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {${WEB}}}}\n`;
const SERVICE = service("shop/web", "selector: {app: web}, ports: [{port: 80, targetPort: http}]");

const NOBODY: readonly (readonly [why: string, texts: readonly string[], says: string, place: string])[] = [
  ["a workload without pods", [deployment(0), SERVICE], "Deployment web has replicas: 0", "web"],
  [
    "pods that are not ready",
    [`${pod("shop/web-1", "app: web", WEB, "phase: Running, conditions: [{type: Ready, status: 'False'}]")}`, SERVICE],
    "the only pod that app=web selects is not ready",
    "web-1",
  ],
  [
    "a selector that selects nobody",
    [pod("shop/web-1", "app: wbe", WEB), SERVICE],
    "its selector app=web selects no pod; 1 pod has app=wbe",
    "{app: web}",
  ],
  [
    "a port name that the pods do not have",
    [pod("shop/web-1", "app: web", WEB.replace("http", "api")), SERVICE],
    "none of its pods has a TCP port called http; they have api",
    "{port: 80, targetPort: http}",
  ],
];

test.each(NOBODY)("of %s the way tells so, and leads to it", (_, texts, says, place) => {
  const all = [CLIENT, ...texts];
  const trace = tracer(all)("shop/client", "web");
  expect(outcomeText(trace.outcome)).toBe("refused no-endpoint");
  const step = stepsOf(trace).find(({ state }) => state !== "passed");
  expect(step?.sentence).toBe(`No ready pod is behind the Service shop/web: ${says}.`);
  expect(step?.place && all.join("---\n").slice(step.place.from, step.place.to)).toBe(place);
});

test("a port that the Service does not have leads to those that it has", () => {
  const all = [CLIENT, pod("shop/web-1", "app: web", WEB), SERVICE];
  const step = stepsOf(tracer(all)("shop/client", "web:81")).find(({ state }) => state === "failed");
  expect(step?.sentence).toBe("The Service shop/web has no port 81 (it has 80): what is sent there is lost.");
  expect(step?.place && all.join("---\n").slice(step.place.from, step.place.to)).toBe("{port: 80, targetPort: http}");
});
