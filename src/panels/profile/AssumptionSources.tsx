import { ExternalLink } from "lucide-react";
import type { AssumptionReport } from "../../engine";

/** Where it is written. The page asks none of these for anything: whoever wants to read there clicks. */
export function AssumptionSources({ sources }: Pick<AssumptionReport, "sources">) {
  if (sources.length === 0) return null;
  return (
    <ul className="assumption-sources" aria-label="Sources">
      {sources.map(({ name, url }) => (
        <li key={url}>
          <a className="link" href={url} target="_blank" rel="noreferrer">
            {name}
            <ExternalLink size={11} aria-hidden />
            <span className="visually-hidden"> (opens a new tab)</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
