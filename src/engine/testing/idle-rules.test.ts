import { expect, test } from "vitest";
import { stringify } from "yaml";
import { diffConnections } from "../insight/diff/diff-connections";
import { idleRemarks } from "../insight/idle-remarks";
import type { NetworkPolicy, PolicyRule } from "../kube/objects";
import { evaluate } from "../policy/evaluate";
import { readScenario } from "../read-scenario";
import { randomOf } from "./random";
import { randomWorld } from "./random-world";

const WORLDS = 300;

test("without all that is said to add nothing, at once, every connection is what it was", { timeout: 600_000 }, () => {
  const seen = { rules: 0, policies: 0, worlds: 0 };
  for (let seed = 8_600_001; seed <= 8_600_000 + WORLDS; seed++) {
    const random = randomOf(seed);
    const { objects: written, profile, isWritable } = randomWorld(random);
    if (!isWritable) continue;
    // Rules that say the same as others are rare by chance: half of the policies stand there twice, under another name.
    const texts = written.flatMap((object, i) => {
      const text = stringify(object, { version: "1.1" });
      const again = text.replace(/^( {2}name: ).*$/m, `$1again-${i}`);
      return text.includes("kind: NetworkPolicy") && random.chance(0.5) ? [text, again] : [text];
    });
    const { cluster, policies } = readScenario([{ name: "a.yaml", text: texts.join("---\n") }]);
    const old = evaluate(cluster, policies, profile);
    const remarks = idleRemarks(old.compiled, profile.endPort);
    if (remarks.length === 0) continue;
    seen.worlds++;
    const gone = new Set(remarks.map(({ range }) => range));
    const without = policies.flatMap((policy) => (gone.has(policy.nameRange) ? [] : withoutRules(policy, gone)));
    seen.policies += policies.length - without.length;
    seen.rules += remarks.filter(({ code }) => code === "rule-adds-nothing").length;
    const { opened, closed } = diffConnections(old, evaluate(cluster, without, profile));
    expect({ opened, closed }, `seed ${seed}`).toEqual({ opened: [], closed: [] });
  }
  expect(seen.rules).toBeGreaterThan(WORLDS / 20);
  expect(seen.policies).toBeGreaterThan(WORLDS / 20);
});

function withoutRules(policy: NetworkPolicy, gone: ReadonlySet<object>): NetworkPolicy {
  const rulesOf = (rules: readonly PolicyRule[]) => rules.filter(({ range }) => !gone.has(range));
  return { ...policy, ingress: rulesOf(policy.ingress), egress: rulesOf(policy.egress) };
}
