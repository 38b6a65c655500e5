import { expect, test } from "vitest";
import { evaluate } from "../policy/evaluate";
import { KUBERNETES_PROFILE } from "../policy/profiles";
import { readScenario } from "../read-scenario";
import { nameRange } from "./range-names";

/** The names of the ranges that some block holds. */
function names(...blocks: readonly string[]): readonly string[] {
  const peers = blocks.map((block) => `{ipBlock: {${block}}}`).join(", ");
  const text = `apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {containers: [{name: c, image: x}]}\n---\napiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: p}\nspec: {podSelector: {}, ingress: [{from: [${peers}]}]}\n`;
  const { cluster, policies } = readScenario([{ name: "c.yaml", text }]);
  const evaluation = evaluate(cluster, policies, KUBERNETES_PROFILE);
  return evaluation.compiled.space.groups.flatMap((group, i) =>
    group.blocks.length === 0 ? [] : `${nameRange(evaluation, i).name} = ${nameRange(evaluation, i).ranges.join(", ")}`,
  );
}

test("a range that is exactly one block is called by it", () => {
  expect(names("cidr: 10.0.0.0/8")).toEqual(["10.0.0.0/8 = 10.0.0.0-10.255.255.255"]);
  expect(names("cidr: 192.0.2.7/32")).toEqual(["192.0.2.7/32 = 192.0.2.7"]);
  expect(names("cidr: 10.9.8.7/8")).toEqual(["10.0.0.0/8 = 10.0.0.0-10.255.255.255"]);
});

test("a block with exceptions says them, or how many", () => {
  expect(names("cidr: 10.0.0.0/8, except: [10.0.1.0/24]")).toEqual([
    "10.0.0.0/8 except 10.0.1.0/24 = 10.0.0.0-10.0.0.255, 10.0.2.0-10.255.255.255",
  ]);
  expect(names("cidr: 10.0.0.0/8, except: [10.0.1.0/24, 10.0.3.0/24]")).toEqual([
    "10.0.0.0/8 except 2 blocks = 10.0.0.0-10.0.0.255, 10.0.2.0-10.0.2.255, 10.0.4.0-10.255.255.255",
  ]);
});

test("what another block cuts out of a block leaves its rest", () => {
  expect(names("cidr: 10.0.0.0/8", "cidr: 10.1.0.0/16")).toEqual([
    "rest of 10.0.0.0/8 = 10.0.0.0-10.0.255.255, 10.2.0.0-10.255.255.255",
    "10.1.0.0/16 = 10.1.0.0-10.1.255.255",
  ]);
});

test("a name is at most 40 characters long", () => {
  const [name = ""] = names("cidr: 2001:db8:aaaa:bbbb::/64, except: ['2001:db8:aaaa:bbbb:cccc::/80']");
  expect(name.split(" = ")[0]).toBe("2001:db8:aaaa:bbbb::/64 except 2001:db8…");
});
