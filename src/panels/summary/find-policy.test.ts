import { expect, test } from "vitest";
import { findPolicy } from "./find-policy";

const policy = (name: string, namespace?: string) =>
  [
    "apiVersion: networking.k8s.io/v1",
    "kind: NetworkPolicy",
    "metadata:",
    `  name: ${name}`,
    ...(namespace === undefined ? [] : [`  namespace: ${namespace}`]),
    "spec:",
    "  podSelector: {}",
    "",
  ].join("\n");

function found(text: string, wanted: string): string | null {
  const place = findPolicy([{ name: "a.yaml", text }], wanted);
  return place && `${text.slice(0, place.from).split("\n").length}: ${text.slice(place.from, place.to).trim()}`;
}

test("the policy of this name and namespace is found, whatever stands before it", () => {
  const text = [policy("web", "shop"), policy("web", "app"), policy("webhook", "app")].join("---\n");
  expect(found(text, "app/web")).toBe("12: name: web");
  expect(found(text, "app/webhook")).toBe("20: name: webhook");
});

test("a policy that names no namespace may be of the one that is meant by default", () => {
  expect(found(policy("web"), "default/web")).toBe("4: name: web");
  expect(found(policy("web", "app"), "default/web")).toBeNull();
});

test("another object of the same name is not meant", () => {
  const pod = "apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\n  namespace: app\n";
  expect(found(`${pod}---\n${policy("web", "app")}`, "app/web")).toBe("10: name: web");
  expect(found(pod, "app/web")).toBeNull();
});

test("an item of a list and a policy in JSON are found", () => {
  const items = [policy("db", "app"), policy("web", "app")].map((item) => item.trimEnd().split("\n").join("\n    "));
  expect(found(`kind: List\nitems:\n  - ${items.join("\n  - ")}\n`, "app/web")).toBe("13: name: web");
  const json = JSON.stringify(
    {
      items: [
        { apiVersion: "networking.k8s.io/v1", kind: "NetworkPolicy", metadata: { name: "web", namespace: "app" } },
      ],
    },
    null,
    2,
  );
  expect(found(json, "app/web")).toMatch(/: "name": "web/);
});
