import { expect, test } from "vitest";
import { createFormerPlaces } from "./former-places";
import { ROOMY, TALL_ROOMY } from "./graph/density";
import type { LayoutMemory } from "./graph/layout";

const file = (text: string) => [{ name: "a.yaml", text }];

function memory(places: Readonly<Record<string, number>>, density = ROOMY): LayoutMemory {
  const nodes = new Map(Object.entries(places).map(([id, x]) => [id, { x, y: 0 }]));
  return { nodes, namespaces: new Map(), density, known: new Set() };
}

const last = (text: string, now = memory({})) => ({ files: file(text), result: { built: { memory: now } } });

test("a text that comes back has its places, and what came since then has those that it has now", () => {
  const places = createFormerPlaces();
  places.keep(file("one"), memory({ web: 1 }));
  places.keep(file("two"), memory({ web: 2 }));
  const found = places.at(file("one"), last("two", memory({ web: 2, pod: 7 })));
  expect(found?.nodes.get("web")?.x).toBe(1);
  expect(found?.nodes.get("pod")?.x).toBe(7);
  places.keep(file("one"), memory({ web: 3 }));
  expect(places.at(file("one"), last("two"))?.nodes.get("web")?.x).toBe(3);
});

test("a text that stays, and one that is new, have no former places", () => {
  const places = createFormerPlaces();
  places.keep(file("one"), memory({ web: 1 }));
  expect(places.at(file("one"), last("one"))).toBeNull();
  expect(places.at(file("new"), last("one"))).toBeNull();
  expect(places.at([{ name: "b.yaml", text: "one" }], last("two"))).toBeNull();
});

test("places of a picture in another shape mean nothing", () => {
  const places = createFormerPlaces();
  places.keep(file("one"), memory({ web: 1 }));
  expect(places.at(file("one"), last("two", memory({}, TALL_ROOMY)))).toBeNull();
});

test("of many or of long texts only the last are remembered", () => {
  const many = createFormerPlaces();
  for (let i = 0; i < 25; i++) many.keep(file(`text ${i}`), memory({ web: i }));
  expect(many.at(file("text 24"), last(""))?.nodes.get("web")?.x).toBe(24);
  expect(many.at(file("text 5"), last(""))).not.toBeNull();
  expect(many.at(file("text 4"), last(""))).toBeNull();

  const long = createFormerPlaces();
  const text = (letter: string) => letter.repeat(3_000_000);
  for (const letter of ["a", "b"]) long.keep(file(text(letter)), memory({}));
  expect(long.at(file(text("b")), last(""))).not.toBeNull();
  expect(long.at(file(text("a")), last(""))).toBeNull();
});
