import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { isUsual, USUAL_NAMESPACE, USUAL_POD } from "../engine/kube/judge/usual-object";
import { parseYaml } from "../engine/manifest/parse-yaml";

test("the Pods and Namespaces of all examples are usual, so that the first worker draws them", () => {
  const folder = new URL("./", import.meta.url);
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".yaml"));
  const documents = names.flatMap((name) => readFileSync(new URL(name, folder), "utf8").split(/^---$/m));
  const meant = documents.filter((text) => /^kind: (Pod|Namespace)$/m.test(text));
  expect(meant.length).toBeGreaterThan(50);
  const unusual = meant.filter((text) => {
    const { tree } = parseYaml(text);
    return tree !== null && !isUsual(tree, /^kind: Pod$/m.test(text) ? USUAL_POD : USUAL_NAMESPACE);
  });
  expect(unusual.map((text) => /name: .*/.exec(text)?.[0])).toEqual([]);
});
