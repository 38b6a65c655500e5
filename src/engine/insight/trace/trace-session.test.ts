import { expect, test } from "vitest";
import { createSession } from "../../session";
import { write } from "../../testing/trace-words";

const { pod, service } = write;
const TEXT = [
  pod("shop/client", "app: client", "containers: [{name: c, image: x}]"),
  pod("shop/web", "app: web"),
  service("shop/web", "selector: {app: web}, ports: [{port: 80}]"),
  service("shop/wrong", "selector: {app: wbe}, ports: [{port: 80}]"),
].join("---\n");
const request = { source: "shop/client", target: "http://web", port: null, protocol: "TCP" } as const;

function sessionOf(text: string) {
  const session = createSession();
  session.analyze([{ name: "s.yaml", text }], { profile: "kubernetes", defaultNamespace: "default" });
  return session;
}

test("a session traces through the scenario that it analysed last, DNS included", () => {
  const session = sessionOf(TEXT);
  expect(session.trace(request)?.outcome).toEqual({ kind: "answered" });
  expect(session.trace({ ...request, source: "shop/nobody" })).toBeNull();
  session.analyze([{ name: "s.yaml", text: TEXT.replaceAll("app: web", "app: moved") }], {
    profile: "kubernetes",
    defaultNamespace: "default",
  });
  expect(session.trace({ ...request, target: "http://wrong" })?.outcome.kind).toBe("refused");
});

test("a session without any Service traces all the same: a name needs DNS, which every cluster has", () => {
  const session = sessionOf(pod("shop/client", "app: client"));
  expect(session.trace({ ...request, target: "https://example.com" })?.outcome).toEqual({ kind: "answered" });
});

test("a session explains its doors, and a trace and its place are plain data", () => {
  const session = sessionOf(TEXT);
  expect(session.explainDoor("service shop/wrong")).toMatchObject({
    problem: expect.stringContaining("app=web"),
    line: 18,
  });
  const trace = session.trace(request);
  expect(structuredClone(trace)).toEqual(trace);
});

test("before anything is analysed there is nothing to trace", () => {
  expect(createSession().trace(request)).toBeNull();
});
