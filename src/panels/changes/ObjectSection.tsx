import type { ObjectChanges } from "../../engine";
import { Breakable } from "../../ui/Breakable";
import { counted } from "../../ui/counted";
import { objectWords } from "./changes-words";

interface ObjectSectionProps {
  readonly title: "New" | "Gone";
  readonly changes: ObjectChanges;
  readonly isGone: boolean;
}

/** Workloads that came or went: what they have with others neither opened nor closed. */
export function ObjectSection({ title, changes: { count, lines }, isGone }: ObjectSectionProps) {
  if (count === 0) return null;
  const head = `${title}: ${counted(count, "workload")}`;
  return (
    <div className="changes-objects">
      <h2>{head}</h2>
      <ul>
        {lines.map((each) => (
          <li key={each.workload}>
            <span className="mono">
              <Breakable text={each.workload} />
            </span>{" "}
            <span className="changes-object-words">{objectWords(each, isGone)}</span>
          </li>
        ))}
      </ul>
      {count > lines.length && <p className="changes-note">and {(count - lines.length).toLocaleString("en")} more</p>}
    </div>
  );
}
