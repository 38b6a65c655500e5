import type { CSSProperties } from "react";
import { Breakable } from "../../ui/Breakable";
import { nameSize } from "./name-size";

/** A name that is never cut: it takes two lines where one is too short, and grows when it is seen from afar. */
export function NodeName({ name, width }: { readonly name: string; readonly width: number }) {
  const { near, far, isBroken } = nameSize(name, width);
  // Safe: React sets custom properties, which its type does not list.
  const sizes = { "--near": `${near}px`, "--far": `${far}px` } as CSSProperties;
  return (
    <span className={isBroken ? "node-name broken" : "node-name"} style={sizes} title={name}>
      {isBroken ? <Breakable text={name} /> : name}
    </span>
  );
}
