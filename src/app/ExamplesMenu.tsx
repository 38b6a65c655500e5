import { ChevronDown } from "lucide-react";
import { useRef } from "react";
import type { Scenario } from "../state/documents";
import { useActions } from "../state/store-context";

/** A scenario that can be opened, with one sentence about it. */
export interface Example extends Scenario {
  readonly summary: string;
}

const ID = "examples";

/** Scenarios that come with the app; one opens beside the own work. */
export function ExamplesMenu({ examples }: { readonly examples: readonly Example[] }) {
  const list = useRef<HTMLUListElement>(null);
  const { replaceScenario } = useActions();
  const open = ({ name, files }: Example) => {
    list.current?.hidePopover();
    replaceScenario({ name, files });
  };
  return (
    <div className="examples">
      <button type="button" className="button" popoverTarget={ID}>
        Examples <ChevronDown size={14} aria-hidden />
      </button>
      <ul ref={list} id={ID} popover="auto" className="menu" aria-label="Examples">
        {examples.map((example) => (
          <li key={example.name}>
            <button type="button" className="menu-item" onClick={() => open(example)}>
              <strong>{example.name}</strong>
              <span>{example.summary}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
