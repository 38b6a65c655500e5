import { expect, test } from "vitest";
import { createSession } from "../../session";
import { corpusManifests, ownManifests } from "../../testing/manifest-texts";
import { read } from "../../testing/planned-text";
import { type Random, randomOf } from "../../testing/random";
import type { EditContext } from "../edit-context";
import type { EditTarget, EditWish } from "../edit-wish";

const OPTIONS = { profile: "kubernetes", defaultNamespace: "default" } as const;
/** What people's manifests may well be refused: nothing that has to do with how they are written. */
const FAIR =
  /lies in no namespace|may not be deleted|have no controller|only Services and the containers|it is assumed/;

function randomTarget(random: Random, { evaluation: { cluster }, objects }: EditContext): EditTarget | null {
  const targets: readonly EditTarget[] = [
    ...[...cluster.workloads.keys()].map((id) => ({ kind: "workload", id }) as const),
    ...[...cluster.namespaces.keys()].map((id) => ({ kind: "namespace", id }) as const),
    ...objects.flatMap((each) =>
      each.kind === "Service" ? [{ kind: "service", id: `${each.namespace}/${each.name}` } as const] : [],
    ),
  ];
  return targets.length === 0 ? null : random.pick(targets);
}

function randomWish(random: Random, target: EditTarget): EditWish {
  const labels = new Map([
    ["app", "zz"],
    ["q", "1"],
  ]);
  return random.pick<EditWish>([
    { kind: "rename", target, name: "zz-new" },
    { kind: "duplicate", target, name: "zz-new" },
    { kind: "delete", targets: [target] },
    { kind: "set-labels", target, set: labels, remove: ["tier"] },
    { kind: "set-ports", target, ports: [{ name: "zz", protocol: "TCP", port: 4444 }] },
    { kind: "set-namespace", target, namespace: "zz-ns" },
    { kind: "create", object: { what: "pod", namespace: "zz", name: "zz", labels, ports: [], replicas: 1 } },
  ]);
}

test("what people have written is edited as wished, and no edit leaves an error behind", { timeout: 300_000 }, () => {
  const random = randomOf(7_301);
  const texts = [...ownManifests(), ...corpusManifests()].filter((text) => text.length < 12_000);
  let edited = 0;
  for (let i = 0; i < 200; i++) {
    const text = random.pick(texts);
    const target = randomTarget(random, read({ "a.yaml": text }));
    if (target === null) continue;
    const wish = randomWish(random, target);
    const session = createSession();
    session.analyze([{ name: "a.yaml", text }], OPTIONS);
    const preview = session.previewEdit(wish, OPTIONS);
    if (preview.kind === "refused") expect(preview.reason, JSON.stringify({ wish, text })).toMatch(FAIR);
    else edited++;
  }
  expect(edited).toBeGreaterThan(120);
});
