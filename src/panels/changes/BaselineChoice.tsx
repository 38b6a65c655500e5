import { useState } from "react";
import { compareWith } from "../../state/baseline-choices";
import type { Baseline } from "../../state/baseline-of";
import { useApp, useAppStore } from "../../state/store-context";
import { timeOf } from "./changes-words";
import { OtherScenario } from "./OtherScenario";

/** A scenario to compare with. */
export interface OfferedScenario {
  readonly name: string;
  load(): Promise<Baseline["files"]>;
}

/** Where other scenarios come from. */
export interface BaselineSources {
  readonly examples: readonly OfferedScenario[];
  /** Reads what was dropped or chosen; null: there are no files in it. */
  readonly read: (
    given: GivenFiles,
  ) => Promise<Omit<OfferedScenario, "load"> & { readonly files: Baseline["files"] }> | null;
}

export interface GivenFiles {
  readonly items: Iterable<{
    readonly kind: string;
    getAsFile(): File | null;
    webkitGetAsEntry?(): FileSystemEntry | null;
  }>;
}

interface BaselineChoiceProps {
  readonly baseline: Baseline;
  readonly sources: BaselineSources;
}

/** What the text is compared with. */
export function BaselineChoice({ baseline, sources }: BaselineChoiceProps) {
  const pinned = useApp(({ baseline: { pinned }, documents: { scenarioId } }) =>
    pinned?.scenarioId === scenarioId ? pinned : null,
  );
  const store = useAppStore();
  const [isChoosing, setChoosing] = useState(false);
  const isOther = isChoosing || baseline.kind === "scenario";
  const choose = (kind: "opened" | "pinned") => {
    setChoosing(false);
    compareWith(store, kind);
  };
  return (
    <div className="baseline-choice">
      <fieldset>
        <legend>Compare with</legend>
        <label className="baseline-kind">
          <input
            type="radio"
            name="baseline"
            checked={!isOther && baseline.kind === "opened"}
            onChange={() => choose("opened")}
          />
          as opened
        </label>
        {pinned !== null && (
          <label className="baseline-kind">
            <input
              type="radio"
              name="baseline"
              checked={!isOther && baseline.kind === "pinned"}
              onChange={() => choose("pinned")}
            />
            pinned at {timeOf(pinned.at)}
          </label>
        )}
        <label className="baseline-kind">
          <input type="radio" name="baseline" checked={isOther} onChange={() => setChoosing(true)} />
          another scenario
        </label>
      </fieldset>
      {isOther && <OtherScenario sources={sources} />}
    </div>
  );
}
