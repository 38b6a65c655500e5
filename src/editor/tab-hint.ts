/** What the Tab key does in the editor. */
export type TabKey = "indents" | "leaves";

/** What it does, and how that is changed: the way out for whoever has no pointer. */
export function tabHint(does: TabKey, onMac: boolean): string {
  return `${shortTabHint(does, onMac)} lets Tab ${does === "indents" ? "leave" : "indent"}`;
}

/** What it does, and the keys that change it, where there is no room for more. */
export function shortTabHint(does: TabKey, onMac: boolean): string {
  return `Tab ${does} · ${tabSwitchKeys(onMac)}`;
}

/** The keys with which Monaco changes what Tab does. */
export function tabSwitchKeys(onMac: boolean): string {
  return onMac ? "Ctrl+Shift+M" : "Ctrl+M";
}
