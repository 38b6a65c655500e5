/** What the Tab key does in the editor. */
export type TabKey = "indents" | "leaves";

/** What it does, and how that is changed: the way out for whoever has no pointer. */
export function tabHint(does: TabKey, onMac: boolean): string {
  const keys = tabSwitchKeys(onMac);
  return does === "indents" ? `Tab indents · ${keys} lets Tab leave` : `Tab leaves · ${keys} lets Tab indent`;
}

/** The keys with which Monaco changes what Tab does. */
export function tabSwitchKeys(onMac: boolean): string {
  return onMac ? "Ctrl+Shift+M" : "Ctrl+M";
}

export function isMac(platform: string): boolean {
  return /^(Mac|iP)/.test(platform);
}
