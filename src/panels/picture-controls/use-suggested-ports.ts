import { useMemo, useState } from "react";
import type { Probe } from "../../engine";
import { useApp } from "../../state/store-context";
import { portsInPicture } from "./ports-in-picture";

const none: readonly Probe[] = [];

/**
 * The ports of the scenario's lines. A picture of another probe names only what it asks about, so those of the last
 * picture of the ports that matter stay.
 */
export function useSuggestedPorts(): readonly Probe[] {
  const edges = useApp((state) => state.analysis.analysis?.graph.edges);
  const asked = useApp((state) => state.analysis.analysisOptions?.picture?.probe.kind);
  const scenario = useApp((state) => state.documents.name);
  const fresh = useMemo(() => (edges && asked === "ports-that-matter" ? portsInPicture(edges) : null), [edges, asked]);
  const [kept, keep] = useState({ scenario, ports: none });
  if (fresh !== null && (kept.ports !== fresh || kept.scenario !== scenario)) keep({ scenario, ports: fresh });
  return fresh ?? (kept.scenario === scenario ? kept.ports : none);
}
