import { type Kept, type OpenStorage, parseRecord, readText, writeText } from "./browser-storage";

/** How the user likes to see it, as it is kept in the browser between visits. */
export interface Preferences {
  readonly theme: "light" | "dark" | "projector" | "system";
  /** Share of the width that the editor has, 0.1 to 0.9. */
  readonly paneSize: number;
  /** The pane that is folded away; null: both are there. */
  readonly foldedPane: "text" | "picture" | null;
  /** Whether cards stand beside the picture. */
  readonly isDocked: boolean;
}

export const preferencesKey = "sallyport.preferences";

const version = 1;

/** Reads the preferences back, field by field: one that is missing or makes no sense is left out. */
export function loadPreferences(openStorage: OpenStorage): Partial<Preferences> {
  const stored = parseRecord(readText(openStorage, preferencesKey) ?? "");
  if (stored?.version !== version) return {};
  const { theme, paneSize, foldedPane, isDocked } = stored;
  return {
    ...(isTheme(theme) ? { theme } : {}),
    ...(typeof paneSize === "number" && paneSize >= 0.1 && paneSize <= 0.9 ? { paneSize } : {}),
    ...(foldedPane === "text" || foldedPane === "picture" ? { foldedPane } : {}),
    ...(typeof isDocked === "boolean" ? { isDocked } : {}),
  };
}

export function savePreferences(openStorage: OpenStorage, preferences: Preferences): Kept {
  return writeText(openStorage, preferencesKey, JSON.stringify({ version, ...preferences }));
}

function isTheme(value: unknown): value is Preferences["theme"] {
  return value === "light" || value === "dark" || value === "projector" || value === "system";
}
