import { EXPORT_CHOICES } from "../export/export-kinds";
import { reasonAgainst } from "../export/export-reasons";
import type { PaletteContext } from "./palette-context";
import type { PaletteEntry } from "./palette-entries";

/** What can be taken out of the page now. */
export function exportEntries({ state, runExport }: PaletteContext): readonly PaletteEntry[] {
  return EXPORT_CHOICES.filter(({ section }) => reasonAgainst(section, state) === null).map(
    ({ kind, title, about }) => ({
      id: `Export ${title}`,
      group: "Export",
      title,
      details: [about],
      run: () => runExport(kind),
    }),
  );
}
