import { expect, test } from "vitest";
import { planned } from "../../testing/planned-text";
import type { EditWish } from "../edit-wish";

const SERVICE = `apiVersion: v1
kind: Service
metadata: {name: api, namespace: shop}
spec:
  selector:
    app: apo # of the shop
    tier: back
  ports: [{port: 80}]
`;
const TEXTS = { "shop.yaml": SERVICE };

function wish(set: Readonly<Record<string, string>>, remove: readonly string[] = [], id = "shop/api"): EditWish {
  return { kind: "set-selector", target: { kind: "service", id }, set: new Map(Object.entries(set)), remove };
}

test("a label of a Service's selector is changed, and all else stays", () => {
  const { texts, label, steps } = planned(TEXTS, wish({ app: "api" }));
  expect(texts["shop.yaml"]).toBe(SERVICE.replace("apo", "api"));
  expect(label).toBe("select by app=api in Service shop/api");
  expect(steps).toEqual(["the selector of Service shop/api"]);
});

test("a label is taken out, never the last one", () => {
  expect(planned(TEXTS, wish({}, ["tier"])).texts["shop.yaml"]).toBe(SERVICE.replace("    tier: back\n", ""));
  expect(planned(TEXTS, wish({}, ["tier", "app"])).reason).toBe(
    "without its last label the Service would select no pod",
  );
});

test("what the API server refuses is refused, and what is gone", () => {
  expect(planned(TEXTS, wish({ app: "a b" })).reason).toMatch(/^the label value “a b”/);
  expect(planned(TEXTS, wish({ app: "x" }, [], "shop/gone")).reason).toContain("not there any more");
  expect(planned(TEXTS, wish({ app: "apo" })).texts).toEqual({});
});
