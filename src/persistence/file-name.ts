const longestName = 100;

/** A name without a path, invisible characters and surrounding space; `file.yaml` where nothing is left. */
export function cleanFileName(name: string): string {
  const base = name.split(/[/\\]/).at(-1) ?? "";
  const visible = base.replace(/\p{C}/gu, "").trim();
  if (visible === "" || visible === "." || visible === "..") return "file.yaml";
  if (visible.length <= longestName) return visible;
  const { stem, extension } = splitName(visible);
  return stem.slice(0, Math.max(1, longestName - extension.length)) + extension.slice(0, longestName - 1);
}

/** `name`, or the first of `name-2.yaml`, `name-3.yaml`, … that is not taken. */
export function uniqueFileName(name: string, isTaken: (name: string) => boolean): string {
  if (!isTaken(name)) return name;
  const { stem, extension } = splitName(name);
  for (let number = 2; ; number += 1) {
    const candidate = `${stem}-${number}${extension}`;
    if (!isTaken(candidate)) return candidate;
  }
}

/**
 * `base/cluster.yaml` → `base/cluster` and `.yaml`; a name without a dot, or with one at its start only, has no
 * extension.
 */
function splitName(name: string): { readonly stem: string; readonly extension: string } {
  const dot = name.lastIndexOf(".");
  return dot > name.lastIndexOf("/") + 1
    ? { stem: name.slice(0, dot), extension: name.slice(dot) }
    : { stem: name, extension: "" };
}
