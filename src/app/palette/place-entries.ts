import { type NamedPlace, namedPlaces } from "./named-places";
import type { PaletteContext } from "./palette-context";
import { paletteEnds, showNode } from "./palette-ends";
import type { PaletteEntry } from "./palette-entries";

/** The way to everything that has a name: in the picture to a node or a Service, of a policy to its text. */
export function placeEntries(context: PaletteContext): readonly PaletteEntry[] {
  const { analysis } = context.state.analysis;
  if (analysis === null) return [];
  const drawn = namedPlaces(analysis);
  const known = new Set(drawn.map(({ name }) => name));
  // what is folded away, or stands aside, can be gone to as well
  const others = paletteEnds(context).flatMap(({ id, group, name, details }): NamedPlace[] =>
    group !== "Pods" || known.has(name) ? [] : [{ group, name, details, target: { kind: "node", id } }],
  );
  return [...drawn, ...others].map((place) => ({
    id: `${place.target.kind} ${"id" in place.target ? place.target.id : place.name}`,
    group: place.group,
    title: place.name,
    details: place.details,
    run: () => goTo(place, context),
  }));
}

function goTo({ target }: NamedPlace, context: PaletteContext): void {
  const { actions, commands } = context;
  if (target.kind === "node") {
    commands["go-to-picture"]();
    showNode(target.id, context);
    actions.selectNode(target.id);
  } else if (target.kind === "door") {
    commands["go-to-picture"]();
    actions.selectDoor(target.id);
  } else if (target.kind === "namespace") {
    actions.setFilter({ namespaces: [target.name] });
  } else {
    actions.reveal(target.place);
  }
}
