import { Fragment, useMemo } from "react";
import { useApp } from "../../state/store-context";
import { DoorButton } from "../door/DoorButton";
import { servicesBefore } from "./services-before";

const MOST_NAMED = 6;

/** The Services that lead to a node, each the way to its card; nothing where none does. */
export function NodeServices({ nodeId }: { readonly nodeId: string }) {
  const graph = useApp(({ analysis }) => analysis.analysis?.graph ?? null);
  const services = useMemo(() => (graph === null ? [] : servicesBefore(graph, nodeId)), [graph, nodeId]);
  if (services.length === 0) return null;
  const more = services.length - MOST_NAMED;
  return (
    <p className="why-muted">
      Behind {services.length === 1 ? "Service" : "Services"}{" "}
      {services.slice(0, MOST_NAMED).map((id, i) => (
        <Fragment key={id}>
          {i > 0 && ", "}
          <DoorButton id={id}>{id.slice(id.indexOf("/") + 1)}</DoorButton>
        </Fragment>
      ))}
      {more > 0 && ` and ${more} more`}.
    </p>
  );
}
