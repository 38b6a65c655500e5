import type { LocatedDiagnostic, StandIn } from "../../engine";

/** “app/web” and “line 12: the value is missing.”, for a broken object of which the last good text is drawn. */
export function standInWords({ object, line, reason }: StandIn): { readonly name: string; readonly fault: string } {
  const end = /[.!?]$/.test(reason) ? "" : ".";
  return { name: shortName(object), fault: `line ${line}: ${reason}${end}` };
}

/** `app/web` of `networking.k8s.io/v1/NetworkPolicy/app/web`, “a Pod without a name” of `v1/Pod/app/`; what could not be made out keeps its words. */
export function shortName(object: string): string {
  const parts = object.split("/");
  const kind = parts.findIndex((part) => /^[A-Z]/.test(part));
  if (kind === -1 || kind === parts.length - 1) return object;
  return parts.at(-1) === "" ? `a ${parts[kind]} without a name` : parts.slice(kind + 1).join("/");
}

/**
 * The findings that broken objects are listed with, so that they are not told twice.
 *
 * @returns by finding the object; a finding that is of none is not in it
 */
export function faultsOfStandIns(
  standIns: readonly StandIn[],
  diagnostics: readonly LocatedDiagnostic[],
): ReadonlyMap<LocatedDiagnostic, StandIn> {
  const byLine = new Map<string, StandIn[]>();
  for (const item of standIns) {
    const onLine = byLine.get(lineKey(item));
    if (onLine === undefined) byLine.set(lineKey(item), [item]);
    else onLine.push(item);
  }
  const faults = new Map<LocatedDiagnostic, StandIn>();
  for (const found of byLine.size === 0 ? [] : diagnostics) {
    if (found.severity !== "error") continue;
    const onLine = byLine.get(lineKey(found)) ?? [];
    const item = onLine.find(({ object, reason }) => object === found.object && reason.includes(found.message));
    const told = item ?? onLine.find(({ reason }) => reason.includes(found.message));
    if (told !== undefined) faults.set(found, told);
  }
  return faults;
}

const lineKey = ({ place, line }: Pick<StandIn, "place" | "line">) => `${place.file}\n${line}`;
