import { useMemo } from "react";
import type { PortWish } from "../../engine";
import { FilterField } from "./FilterField";
import { portWishWords } from "./port-wish-words";
import { probeWords } from "./probe-words";
import { readPortFilter } from "./read-port-filter";
import { unknownPorts } from "./unknown-wishes";
import { useSuggestedPorts } from "./use-suggested-ports";

interface PortsFilterProps {
  readonly ports: readonly PortWish[];
  /** Of ports, as pods give them; null: not yet known. */
  readonly names: readonly string[] | null;
  readonly onChange: (ports: readonly PortWish[]) => void;
}

/** Of which ports a line has to be about one. */
export function PortsFilter({ ports, names, onChange }: PortsFilterProps) {
  const inPicture = useSuggestedPorts();
  const suggestions = useMemo(() => [...inPicture.map(probeWords), ...(names ?? [])], [inPicture, names]);
  return (
    <FilterField
      label="Ports"
      placeholder="5432, TCP 8000-8100, UDP or http"
      about="Lines about one or another of them, let through or refused. The probe asks everybody instead."
      remark={names === null ? null : unknownPorts(ports, names)}
      chosen={ports}
      wordsOf={portWishWords}
      read={readPortFilter}
      suggestions={suggestions}
      onChange={onChange}
    />
  );
}
