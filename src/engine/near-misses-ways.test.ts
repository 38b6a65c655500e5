import { expect, test } from "vitest";
import { createSession } from "./session";
import { askNear, policyText, SHOP } from "./testing/near-case";

const service = (selector: string, port: string) => `---
apiVersion: v1
kind: Service
metadata: {name: api, namespace: shop}
spec:
  selector: {${selector}}
  ports: [${port}]
`;
const GOOD = service("app: api", "{port: 80, targetPort: 8080}");
const REQUEST = { source: "shop/web", target: "http://api", port: null, protocol: "TCP" } as const;
const out = (rules: string) =>
  policyText("web-out", `podSelector: {matchLabels: {app: web}}\npolicyTypes: [Egress]\negress:\n${rules}`);
const toApi = (port: number) => `- to: [{podSelector: {matchLabels: {app: api}}}]\n  ports: [{port: ${port}}]`;
const dns = (protocol: string) =>
  `- to: [{namespaceSelector: {}, podSelector: {matchLabels: {k8s-app: kube-dns}}}]\n  ports: [{protocol: ${protocol}, port: 53}]`;

/** Asks about the way, and checks that every near miss, applied, is answered; of each kind, sentence, action, and the text. */
function nearWays(text: string) {
  const { answer, after } = askNear(text, { kind: "trace", request: REQUEST });
  return answer.misses.map((miss) => {
    const edited = after(miss);
    const session = createSession();
    session.analyze([{ name: "shop.yaml", text: edited }], { profile: "kubernetes", defaultNamespace: "default" });
    expect(session.trace(REQUEST)?.outcome, miss.action).toEqual({ kind: "answered" });
    return { kind: miss.kind, sentence: miss.sentence, action: miss.action, edited };
  });
}

test("what is answered needs nothing", () => {
  const { answer } = askNear(`${SHOP}${GOOD}`, { kind: "trace", request: REQUEST });
  expect(answer).toEqual({ misses: [], none: "It is answered." });
});

test("a Service that selects no pod by a letter", () => {
  const text = `${SHOP}${service("app: apo", "{port: 80, targetPort: 8080}")}`;
  const sentence = "The Service `api` selects pods with `app=apo`; `api` has `app=api`.";
  expect(nearWays(text)).toEqual([
    {
      kind: "service-selector",
      sentence,
      action: "Change app=apo to app=api in the selector of api",
      edited: text.replace("app: apo", "app: api"),
    },
    { kind: "pod-label", sentence, action: "Label api app=apo", edited: text.replace("app: api", "app: apo") },
  ]);
});

test.each([
  ["a number", "80", "TCP 80"],
  ["a name", "http", "TCP http"],
])("a Service that leads to %s where nobody listens", (_what, target, words) => {
  const text = `${SHOP}${service("app: api", `{port: 80, targetPort: ${target}}`)}`;
  expect(nearWays(text)).toEqual([
    {
      kind: "service-port",
      sentence: `The Service \`api\` leads TCP 80 to ${words} of its pods; \`api\` listens on TCP 8080.`,
      action: "Let TCP 80 of api lead to 8080",
      edited: text.replace(`targetPort: ${target}`, "targetPort: 8080"),
    },
  ]);
});

test("a Service without the port", () => {
  const text = `${SHOP}${service("app: api", "{port: 81, targetPort: 8080}")}`;
  expect(nearWays(text)).toEqual([
    {
      kind: "service-port",
      sentence: "The Service `api` has no port TCP 80; it has TCP 81.",
      action: "Change the port of api to TCP 80",
      edited: text.replace("port: 81", "port: 80"),
    },
  ]);
});

test("egress without DNS gets the policy for it", () => {
  const text = `${SHOP}${GOOD}${out(toApi(8080))}`;
  const [first] = nearWays(text);
  expect(first).toMatchObject({
    kind: "dns",
    sentence: "`web` may not ask DNS: `web-out` isolates it for egress, and no rule opens UDP 53 to the DNS pods.",
    action: "Allow web to ask DNS",
  });
  expect(first?.edited).toContain("k8s-app: kube-dns");
});

test("a rule for DNS over TCP gets UDP", () => {
  const text = `${SHOP}${GOOD}${out(`${toApi(8080)}\n${dns("TCP")}`)}`;
  const [first] = nearWays(text);
  expect(first).toMatchObject({
    kind: "protocol",
    sentence: "Egress rule 2 of `web-out` opens TCP 53; asked is UDP 53.",
    action: "Add UDP 53 to egress rule 2 of web-out",
  });
  expect(first?.edited).toBe(
    text.replace("[{protocol: TCP, port: 53}]", "[{protocol: TCP, port: 53}, {protocol: UDP, port: 53}]"),
  );
});

test("a rule for the Service's port gets the pods' port", () => {
  const text = `${SHOP}${GOOD}${out(`${toApi(80)}\n${dns("UDP")}`)}`;
  const [first] = nearWays(text);
  expect(first?.kind).toBe("service-port");
  expect(first?.edited).toBe(text.replace("ports: [{port: 80}]", "ports: [{port: 8080}]"));
});

test("two things on the way are mended together", () => {
  const text = `${SHOP}${GOOD}${out(toApi(80))}`;
  const found = nearWays(text);
  expect(found.map(({ kind }) => kind)).toContain("two-changes");
  expect(found.map(({ action }) => action)).toContain(
    "Allow web to ask DNS, and change TCP 80 to TCP 8080 in egress rule 1 of web-out",
  );
});

test("what no edit mends says why", () => {
  const { answer } = askNear(SHOP, { kind: "trace", request: REQUEST });
  expect(answer).toEqual({
    misses: [],
    none: "No small edit helps. shop/web cannot resolve http://api: there is no such name.",
  });
});
