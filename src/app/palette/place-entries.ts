import { type NamedPlace, namedPlaces } from "./named-places";
import type { PaletteContext } from "./palette-context";
import type { PaletteEntry } from "./palette-entries";

/** The way to everything that has a name: in the picture to a node or a Service, of a policy to its text. */
export function placeEntries(context: PaletteContext): readonly PaletteEntry[] {
  const { analysis } = context.state.analysis;
  if (analysis === null) return [];
  return namedPlaces(analysis).map((place) => ({
    id: `${place.target.kind} ${"id" in place.target ? place.target.id : place.name}`,
    group: place.group,
    title: place.name,
    details: place.details,
    run: () => goTo(place, context),
  }));
}

function goTo({ target }: NamedPlace, { actions, commands }: PaletteContext): void {
  if (target.kind === "node") {
    commands["go-to-picture"]();
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
