import type { MatrixEnd } from "../../engine";
import { nameParts, shortName } from "./name-parts";

/** Of a namespace so many letters are enough to know it by. */
const MOST_OF_NAMESPACE = 13;

interface EndNameProps {
  readonly end: MatrixEnd;
  /** Whether its namespace stands before it. */
  readonly isNamespaced: boolean;
}

/** The name of an end, its namespace before it in a quiet colour, and of how many pods it is. */
export function EndName({ end, isNamespaced }: EndNameProps) {
  const { namespace, kind, name, podCount, assumed } = end;
  const [begin, rest] = nameParts(name);
  return (
    <span className={assumed ? "end-name assumed" : "end-name"}>
      {isNamespaced && namespace !== null && kind !== "namespace" && (
        <>
          <span className="end-namespace">{shortName(namespace, MOST_OF_NAMESPACE)}</span>
          <span className="end-slash">/</span>
        </>
      )}
      <span className="end-begin">{begin}</span>
      {rest}
      {podCount > 1 && <span className="end-count">×{podCount.toLocaleString("en")}</span>}
    </span>
  );
}
