import { expect, test } from "vitest";
import { createSession } from "./session";
import { expectation, SHOP } from "./testing/expectation-shop";

const OPTIONS = { profile: "kubernetes", defaultNamespace: "default" } as const;
const EXPECTED = expectation("{from: web, to: db, ports: [{port: pg}], expect: Allowed, message: sales}");

function sessionOf(...documents: readonly string[]) {
  const session = createSession();
  const analysis = session.analyze([{ name: "all.yaml", text: documents.join("---\n") }], OPTIONS);
  return { session, analysis };
}

test("an edit makes an expectation fail at once, with its reason", () => {
  const { session, analysis } = sessionOf(...SHOP, EXPECTED);
  expect(analysis.expectations).toMatchObject([{ id: "shop/doors", pass: true, message: "sales" }]);
  const text = [...SHOP, EXPECTED].join("---\n").replace("port: 5432}]}]", "port: 5433}]}]");
  const after = session.analyze([{ name: "all.yaml", text }], OPTIONS);
  expect(after.expectations).toMatchObject([
    { pass: false, reason: "web-1 does not reach db on TCP 5432: ingress of db drops it (and 1 more pair)" },
  ]);
});

test("what is drafted of a line passes, and its badge is on the line", () => {
  const { session } = sessionOf(...SHOP);
  const drafted = session.draftExpectations({ edgeId: "shop/intruder→shop/db" });
  const { analysis } = sessionOf(...SHOP, drafted?.text ?? "");
  expect(analysis.expectations).toMatchObject([{ id: "shop/intruder-to-db", pass: true }]);
  expect(analysis.graph.edges.find(({ id }) => id === "shop/intruder→shop/db")?.expectation).toBe("pass");
});

test("expectations are given to other tools, and the rest to kubectl", () => {
  const { session } = sessionOf(...SHOP, EXPECTED);
  const [netassert, script, junit] = (["netassert", "script", "junit"] as const).map((format) =>
    session.exportExpectations(format),
  );
  expect(netassert?.text).toContain("targetPort: 5432\n");
  expect(script?.text).toContain("verify 'doors' 'open' 'shop' 'pod' 'web-1' 'shop' 'pod' 'db' '5432'\n");
  expect(junit?.text).toContain('<testcase classname="shop/doors"');
  const forKubectl = session.exportForKubectl();
  expect(forKubectl.text).toBe(SHOP.join("---\n"));
  expect(forKubectl.notes).toEqual(["1 Expectation is left out"]);
});

test("a line that is broken while it is typed leaves the expectation as it last could be read", () => {
  const session = createSession();
  const moment = (intent: string) => ({ scenario: "s", intent });
  const file = (text: string) => [{ name: "all.yaml", text: [...SHOP, text].join("---\n") }];
  session.analyze(file(EXPECTED), OPTIONS, () => {}, moment("1"));
  const { expectations } = session.analyze(
    file(EXPECTED.replace("expect: Allowed", "expect: Allo")),
    OPTIONS,
    () => {},
    moment("2"),
  );
  expect(expectations).toMatchObject([{ id: "shop/doors", pass: true }]);
});
