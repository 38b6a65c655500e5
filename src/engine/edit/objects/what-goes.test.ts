import { expect, test } from "vitest";
import { read, type Texts } from "../../testing/planned-text";
import { both } from "../../testing/shop-texts";
import type { EditTarget } from "../edit-wish";
import { offerObject } from "./offer-object";

const pod = (name: string, owner = "") =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}, namespace: shop, labels: {app: ${name}}${owner}}\nspec: {containers: [{name: c, image: i}]}\n---\n`;
const owned = (name: string, kind: string) =>
  pod(name, `, ownerReferences: [{apiVersion: apps/v1, kind: ${kind}, name: own, uid: x, controller: true}]`);

function goes(texts: Texts, kind: EditTarget["kind"], id: string): string | undefined {
  return offerObject(read(texts), { kind: "object", target: { kind, id } })?.goes;
}

test("a pod without a controller goes alone, a controller with all of its pods", () => {
  expect(goes({ "a.yaml": pod("a") }, "workload", "shop/a")).toBe("The pod goes.");
  expect(goes({ "a.yaml": pod("a") }, "pod", "shop/a")).toBe("The pod goes.");
  expect(goes(both, "workload", "shop/web")).toBe("The Deployment goes, with all of its pods.");
  expect(goes(both, "pod", "shop/web-1")).toBe(
    "The pod's Deployment goes, which would make it again, and all of its pods.",
  );
});

test("of a controller that no text states all of the stated pods go", () => {
  const files = { "a.yaml": owned("a", "ReplicaSet") + owned("b", "ReplicaSet") };
  expect(goes(files, "workload", "shop/own")).toBe("All of its pods go.");
});

test("nothing is said of what is not there", () => {
  expect(goes(both, "workload", "shop/gone")).toBe("");
});
