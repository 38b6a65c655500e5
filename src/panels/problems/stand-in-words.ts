import type { LocatedDiagnostic, StandIn } from "../../engine";

/** “app/web” and “line 12: the value is missing.”, for a broken object of which the last good text is drawn. */
export function standInWords({ object, line, reason }: StandIn): { readonly name: string; readonly fault: string } {
  const end = /[.!?]$/.test(reason) ? "" : ".";
  return { name: shortName(object), fault: `line ${line}: ${reason}${end}` };
}

/** Whether a finding is the very one that a broken object is listed with. */
export function isFaultOf({ place, line, reason }: StandIn, found: LocatedDiagnostic): boolean {
  return (
    found.severity === "error" &&
    found.place.file === place.file &&
    found.line === line &&
    reason.includes(found.message)
  );
}

/** `app/web` of `networking.k8s.io/v1/NetworkPolicy/app/web`; what could not be made out keeps its words. */
function shortName(object: string): string {
  const parts = object.split("/");
  const kind = parts.findIndex((part) => /^[A-Z]/.test(part));
  return kind === -1 || kind === parts.length - 1 ? object : parts.slice(kind + 1).join("/");
}
