import type { ScenarioFile } from "../analysis";
import { at, type Json, type JsonMap } from "./json";
import type { Random } from "./random";
import { randomPolicy } from "./random-policy";
import { randomWorld, WORDS } from "./random-world";

/** The objects of a scenario at each of a few moments of somebody's work, the first one first. */
export function randomHistory(random: Random, most: number): readonly (readonly Json[])[] {
  let objects = writableObjects(random);
  const moments = [objects];
  const steps = random.int(most) + 1;
  for (let step = 0; step < steps; step++) {
    // What was once may come again: the step is taken back.
    const former = moments.at(-2);
    objects = former !== undefined && random.chance(0.15) ? former : randomStep(random, objects);
    moments.push(objects);
  }
  return moments;
}

/** A file for each object, so that an edit leaves the others as they are. */
export function writeMoment(objects: readonly Json[]): readonly ScenarioFile[] {
  return [{ name: "all.yaml", text: objects.map((object) => `${JSON.stringify(object)}\n`).join("---\n") }];
}

function randomStep(random: Random, objects: readonly Json[]): readonly Json[] {
  const policies = objects.flatMap((object, i) => (at(object, "kind") === "NetworkPolicy" ? i : []));
  const pods = objects.flatMap((object, i) => (at(object, "kind") === "Pod" ? i : []));
  const made = renamedPolicy(randomPolicy(random, WORDS, 0), `made-${random.int(1_000_000)}`);
  const [policy, pod] = [random.pick([...policies, -1]), random.pick([...pods, -1])];
  switch (random.int(7)) {
    case 0:
      return [...objects, made];
    case 1:
      return policy < 0 ? objects : objects.toSpliced(policy, 1);
    case 2:
    case 3:
      return policy < 0 ? [...objects, made] : objects.with(policy, sameName(objects[policy] ?? null, made));
    case 4:
      return pod < 0 ? objects : objects.with(pod, labelled(random, objects[pod] ?? null));
    case 5:
      return pod < 0 || random.chance(0.5) ? objects : objects.toSpliced(pod, 1);
    default:
      return pod < 0 ? objects : [...objects, named(objects[pod] ?? null, `made-${random.int(1_000_000)}`)];
  }
}

function writableObjects(random: Random): readonly Json[] {
  for (;;) {
    const { objects, isWritable } = randomWorld(random);
    if (isWritable) return objects;
  }
}

function renamedPolicy(policy: Json, name: string): Json {
  return named(policy, name);
}

function named(object: Json, name: string): Json {
  return withMetadata(object, { name });
}

/** What `made` says, under the name and in the namespace of another. */
function sameName(object: Json, made: Json): Json {
  // Safe: the metadata of what was just made is a map.
  return { ...(made as JsonMap), metadata: at(object, "metadata") };
}

function labelled(random: Random, pod: Json): Json {
  const labels = at(pod, "metadata", "labels");
  const own = typeof labels === "object" && labels !== null && !Array.isArray(labels) ? (labels as JsonMap) : {};
  return withMetadata(pod, {
    labels: { ...own, [random.pick(["app", "example.com/tier"])]: random.pick(["x", "y", "X"]) },
  });
}

function withMetadata(object: Json, change: JsonMap): Json {
  // Safe: every object of a random world is a map with metadata.
  const map = object as JsonMap;
  return { ...map, metadata: { ...(at(map, "metadata") as JsonMap), ...change } };
}
