import { expect } from "vitest";
import type { EditContext } from "../edit/edit-context";
import type { EditTarget, EditWish } from "../edit/edit-wish";
import { createSession } from "../session";
import { corpusManifests, ownManifests } from "./manifest-texts";
import { read } from "./planned-text";
import { type Random, randomOf } from "./random";

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

/**
 * Does random edits of people's manifests: each is done, or refused for what it wishes; none leaves an error behind.
 *
 * @returns how many were done
 */
export function tryManifestEdits(seed: number, count: number): number {
  const random = randomOf(seed);
  const texts = [...ownManifests(), ...corpusManifests()].filter((text) => text.length < 12_000);
  let edited = 0;
  for (let i = 0; i < count; i++) {
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
  return edited;
}
