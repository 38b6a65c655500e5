import { at, isMap, type Json } from "./json";
import type { Random } from "./random";
import { randomWorld } from "./random-world";

/**
 * Some random worlds side by side as one text, so that namespaces have several workloads; equal for equal choices.
 */
export function randomTown(random: Random): string {
  return writeTown(randomTownObjects(random));
}

/** Its objects. Pods and policies of each world have names of their own, everything else is as in the last. */
export function randomTownObjects(random: Random): readonly Json[] {
  return random
    .times(2, 4, (index) => index)
    .flatMap((index) => writableObjects(random).map((one) => renamed(one, index)));
}

/** As YAML documents, an object a line. */
export function writeTown(objects: readonly Json[]): string {
  return objects.map((object) => `---\n${JSON.stringify(object)}\n`).join("");
}

function writableObjects(random: Random): readonly Json[] {
  for (;;) {
    const { objects, isWritable } = randomWorld(random);
    if (isWritable) return objects;
  }
}

function renamed(object: Json, index: number): Json {
  const metadata = at(object, "metadata");
  const kind = at(object, "kind");
  if (!isMap(object) || !isMap(metadata) || kind === "Namespace" || kind === "Node") return object;
  return { ...object, metadata: { ...metadata, name: `${at(metadata, "name")}-${index}` } };
}
