import { expect, test } from "vitest";
import { createSession, defaultWish } from "../index";
import { FORM_COUNT, writeFiles } from "../testing/manifest-forms";
import { randomOf } from "../testing/random";
import { randomTown } from "../testing/random-town";
import { randomWorld } from "../testing/random-world";
import type { AllowChoice, OfferedEnd } from "./allow/allow-choice";
import type { AllowRequest } from "./allow/offer-allow";

const choiceOf = (id: string): AllowChoice => ({ id, labels: null, namespaceLabels: null, block: null });

test("what is offered for any two nodes can be written as it stands, and then needs no rule any more", {
  timeout: 400_000,
}, () => {
  let written = 0;
  for (let seed = 9_500_001; seed < 9_500_151; seed++) {
    const random = randomOf(seed);
    const { objects, isWritable } = randomWorld(random);
    if (!isWritable) continue;
    const files = random.chance(0.5)
      ? [{ name: "town.yaml", text: randomTown(random) }]
      : writeFiles(objects, random.int(FORM_COUNT));
    const picture = { ...defaultWish, collapsed: random.pick([null, ["a", "shop"]]) };
    const options = { profile: "kubernetes", defaultNamespace: "default", picture } as const;
    const session = createSession();
    const { graph } = session.analyze(files, options);
    const ids = [...graph.nodes, ...graph.doors, ...graph.namespaces.map(({ name }) => ({ id: `namespace ${name}` }))];
    if (ids.length === 0) continue;
    const choice = () => choiceOf(random.pick(ids).id);
    const [from, to] = [random.times(1, 2, choice), random.times(1, 2, choice)];
    const ports = random.pick([null, "all" as const, [{ protocol: "TCP" as const, port: 4242 }]]);
    const request: AllowRequest = { kind: "allow", from, to, ports, sides: null, into: {} };
    const offer = session.offerEdit(request, options);
    if (offer?.kind !== "allow") throw new Error(`seed ${seed}: no offer`);
    if (offer.wish === null) {
      expect(offer.missing, `seed ${seed}`).toMatch(/\.$/);
      continue;
    }
    const preview = session.previewEdit(offer.wish, options);
    const where = `seed ${seed} ${JSON.stringify([from, to].map((ends) => ends.map(({ id }) => id)))}`;
    if (preview.kind === "refused") throw new Error(`${where}: ${preview.reason}`);
    expect(preview.files.length, where).toBeGreaterThan(0);
    expect(preview.effects.closed.count, where).toBe(0);
    const added = preview.files.filter(({ name }) => !files.some((file) => file.name === name));
    const edited = [...files.map((file) => preview.files.find(({ name }) => name === file.name) ?? file), ...added];
    session.analyze(edited, options);
    // the address space may be cut otherwise now: the same blocks are asked about
    const same = (ends: readonly OfferedEnd[]) =>
      ends.map((end) => ({ ...choiceOf(end.id), block: end.kind === "addresses" ? end.chosen : null }));
    const after = session.offerEdit({ ...request, from: same(offer.from), to: same(offer.to) }, options);
    if (after?.kind !== "allow") throw new Error(`${where}: no offer after it`);
    const states = after.sides.filter(({ direction }) => offer.chosenSides.includes(direction));
    expect(
      states.filter(({ state }) => state === "needed").map(({ words }) => words),
      where,
    ).toEqual([]);
    written++;
  }
  expect(written).toBeGreaterThan(15);
});
