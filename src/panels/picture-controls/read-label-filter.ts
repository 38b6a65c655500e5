import type { ReadFilter } from "./read-filter";

const HINT = "Write a label: app=web, or a key: app.";
/** A key, with the name of its owner before a slash or without, as Kubernetes takes it. */
const KEY = /^([a-z0-9]([a-z0-9.-]*[a-z0-9])?\/)?[A-Za-z0-9]([A-Za-z0-9_.-]*[A-Za-z0-9])?$/;
const VALUE = /^([A-Za-z0-9]([A-Za-z0-9_.-]*[A-Za-z0-9])?)?$/;

/** Reads `app=web`, `app` and `app==web`, and several with commas, as `kubectl get -l` does. */
export function readLabelFilter(text: string): ReadFilter<string> {
  const values: string[] = [];
  for (const part of text.split(",").map((each) => each.trim())) {
    if (part === "") continue;
    const [, key = "", , value] = /^([^=!\s]+)\s*(={1,2}\s*(.*))?$/.exec(part) ?? [];
    if (!KEY.test(key) || !VALUE.test(value ?? ""))
      return { kind: "refused", reason: `“${part}” is no label. ${HINT}` };
    values.push(value === undefined ? key : `${key}=${value}`);
  }
  return values.length === 0 ? { kind: "refused", reason: HINT } : { kind: "read", values };
}
