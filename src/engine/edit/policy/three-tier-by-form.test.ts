import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { createSession } from "../../session";
import type { EditWish } from "../edit-wish";

const options = { profile: "kubernetes", defaultNamespace: "default" } as const;

test("the course's three-tier set comes of empty policies, with its verdicts", () => {
  const read = (name: string) => readFileSync(new URL(`../../../examples/three-tier/${name}`, import.meta.url), "utf8");
  const cluster = { name: "cluster.yaml", text: read("cluster.yaml") };
  const session = createSession();
  const states = (policies: string) =>
    session
      .analyze([{ name: "policies.yaml", text: policies }, cluster], options)
      .graph.edges.map(({ id, state, label: ports }) => `${id} ${state} ${ports}`);
  const wanted = new Set(states(read("policies.yaml")));
  let text = "";
  const apply = (wish: EditWish) => {
    session.analyze([{ name: "policies.yaml", text }, cluster], options);
    const done = session.previewEdit(wish, options);
    if (done.kind === "refused") throw new Error(done.reason);
    text = done.files[0]?.text ?? text;
  };
  const add = (name: string, directions: readonly ("ingress" | "egress")[], pods: ReadonlyMap<string, string>) =>
    apply({ kind: "add-policy", namespaces: ["app"], pods, policy: { kind: "empty", name, directions } });
  const allow = (
    name: string,
    direction: "ingress" | "egress",
    tier: string | null,
    port: string,
    protocol: "TCP" | "UDP" = "TCP",
  ) =>
    apply({
      kind: "change-policy",
      policy: `app/${name}`,
      intents: [
        {
          kind: "write-rule",
          direction,
          peer: tier === null ? null : { kind: "pods", namespace: { kind: "own" }, requirements: [`tier=${tier}`] },
          port: { protocol, port, endPort: "" },
        },
      ],
    });
  const both = ["ingress", "egress"] as const;
  add("deny-all", both, new Map());
  add("frontend-policy", both, new Map([["tier", "frontend"]]));
  allow("frontend-policy", "ingress", null, "80");
  allow("frontend-policy", "egress", "backend", "8080");
  allow("frontend-policy", "egress", null, "53", "UDP");
  add("backend-policy", both, new Map([["tier", "backend"]]));
  allow("backend-policy", "ingress", "frontend", "8080");
  allow("backend-policy", "egress", "database", "5432");
  allow("backend-policy", "egress", null, "53", "UDP");
  add("database-policy", ["ingress"], new Map([["tier", "database"]]));
  expect(new Set(states(text))).not.toEqual(wanted);
  allow("database-policy", "ingress", "backend", "5432");
  expect(new Set(states(text))).toEqual(wanted);
});
