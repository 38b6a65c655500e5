import { expect, test } from "vitest";
import { outcomeText } from "../../testing/naive-outcome";
import { decisiveStep, tracer, write } from "../../testing/trace-words";

/** The exercises of the course, as their solutions have them and with the mistakes that they are about. */
const { service, pod } = write;

const deployment = (name: string, labels: string, container: string) =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: ${name}}\nspec: {replicas: 2, selector: {matchLabels: {${labels}}}, template: {metadata: {labels: {${labels}}}, spec: {containers: [${container}]}}}\n`;
const echo = (text: string) => `{name: echo, image: hashicorp/http-echo, args: ['-text=${text}']}`;
const TMP = pod("default/tmp", "run: tmp", "containers: [{name: tmp, image: busybox, command: [sh]}]");

test.each([
  ["targetPort: 5678", "answered"],
  ["targetPort: 80", "refused nobody-listens"],
])("exercise 1: with %s the echo Service ends as %s", (targetPort, outcome) => {
  const server = deployment("echo-server", "app: echo-server", echo("hello from echo"));
  const door = service("default/echo-svc", `selector: {app: echo-server}, ports: [{port: 80, ${targetPort}}]`);
  const trace = tracer([server, door, TMP]);
  expect(outcomeText(trace("default/tmp", "echo-svc").outcome)).toBe(outcome);
  expect(outcomeText(trace("default/tmp", "echo-server").outcome)).toBe("not-resolved no-such-name");
});

const APPS = ["api", "web"].flatMap((name) => [
  deployment(`${name}-app`, `app: ${name}-app`, echo(name)),
  service(`default/${name}-app`, `selector: {app: ${name}-app}, ports: [{port: 80, targetPort: 5678}]`),
]);
const INGRESS = write.ingress(
  "default/apps",
  `ingressClassName: nginx, rules: [{http: {paths: [${["api", "web"]
    .map((name) => `{path: /${name}, pathType: Prefix, backend: {service: {name: ${name}-app, port: {number: 80}}}}`)
    .join(", ")}]}}]`,
);

test.each([
  ["http://localhost/api", "answered", "default/api-app-1, default/api-app-2"],
  ["http://localhost/web", "answered", "default/web-app-1, default/web-app-2"],
  ["http://localhost/", "answered-with-error 404", ""],
])("exercise 2: curl %s ends as %s at %s", (url, outcome, pods) => {
  const trace = tracer([...APPS, INGRESS])("203.0.113.7", url);
  expect(outcomeText(trace.outcome)).toBe(outcome);
  expect(trace.ways.map(({ endpoint }) => endpoint).join(", ")).toBe(pods);
});

test.each([
  ["app: debug-wrong", "refused no-endpoint", "service client"],
  ["app: debug-app", "answered", "listening client"],
])("exercise 4: with the selector %s the Service ends as %s", (selector, outcome, decisive) => {
  const app = deployment("debug-app", "app: debug-app", "{name: nginx, image: 'nginx:1.25'}");
  const door = service("default/debug-svc", `selector: {${selector}}, ports: [{port: 80}]`);
  const trace = tracer([app, door, TMP])("default/tmp", "http://debug-svc");
  expect([outcomeText(trace.outcome), decisiveStep(trace)]).toEqual([outcome, decisive]);
});
