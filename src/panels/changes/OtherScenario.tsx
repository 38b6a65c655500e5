import { type DragEvent, useState } from "react";
import { compareWithScenario } from "../../state/baseline-choices";
import { useApp, useAppStore } from "../../state/store-context";
import type { BaselineSources, GivenFiles } from "./BaselineChoice";
import { createLatestChoice } from "./latest-choice";

/** Chooses another scenario to compare with: what waits, an example, files or a pasted text. Nothing is opened. */
export function OtherScenario({ sources }: { readonly sources: BaselineSources }) {
  const store = useAppStore();
  const waiting = useApp(({ documents }) => documents.setAside);
  const chosen = useApp(({ baseline }) => (baseline.kind === "scenario" ? (baseline.other?.name ?? null) : null));
  const [pasted, setPasted] = useState("");
  const [refusal, setRefusal] = useState<string | null>(null);
  const [isOver, setOver] = useState(false);
  const [latest] = useState(createLatestChoice);
  /** Whether a choice that was loaded is still wanted: no other one was made, and no other scenario is open. */
  const begin = () => {
    const isLatest = latest.begin();
    const { openedAt } = store.getState().documents;
    return () => isLatest() && store.getState().documents.openedAt === openedAt;
  };
  const compare = (scenario: Parameters<typeof compareWithScenario>[1]) => {
    latest.begin();
    setRefusal(null);
    compareWithScenario(store, scenario);
  };
  const choose = async (value: string) => {
    const [kind, at] = value.split(" ");
    if (kind === "waiting") {
      const scenario = waiting[Number(at)];
      if (scenario !== undefined) compare(scenario);
      return;
    }
    const example = sources.examples[Number(at)];
    if (example === undefined) return;
    const isWanted = begin();
    const files = await example.load().catch(() => null);
    if (!isWanted()) return;
    if (files === null) setRefusal(`The example “${example.name}” could not be fetched: is the page still online?`);
    else compare({ name: example.name, files });
  };
  const take = async (given: GivenFiles) => {
    const isWanted = begin();
    const reading = sources.read(given);
    const read = await reading?.catch(() => null);
    if (!isWanted()) return;
    if (read == null || read.files.length === 0) setRefusal("What you gave holds no text that can be read.");
    else compare(read);
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void take(event.dataTransfer);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: what can be dropped can be chosen with the button as well
    <div
      className={isOver ? "other-scenario over" : "other-scenario"}
      data-takes-files
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      {chosen !== null && <p className="other-chosen">Compared with “{chosen}”. Your own text stays as it is.</p>}
      <label>
        <span>Scenario</span>
        <select value="" onChange={(event) => void choose(event.target.value)}>
          <option value="">Choose…</option>
          {waiting.length > 0 && (
            <optgroup label="Open beside this one">
              {waiting.map(({ name, scenarioId }, i) => (
                <option key={scenarioId} value={`waiting ${i}`}>
                  {name}
                </option>
              ))}
            </optgroup>
          )}
          <optgroup label="Examples">
            {sources.examples.map(({ name }, i) => (
              <option key={name} value={`example ${i}`}>
                {name}
              </option>
            ))}
          </optgroup>
        </select>
      </label>
      <label className="other-files">
        <span>Files</span>
        <input
          type="file"
          multiple
          onChange={({ currentTarget }) => {
            const files = [...(currentTarget.files ?? [])];
            // else the same file again would be no change
            currentTarget.value = "";
            if (files.length > 0) void take({ items: files.map((file) => ({ kind: "file", getAsFile: () => file })) });
          }}
        />
      </label>
      <label className="other-paste">
        <span>Manifests</span>
        <textarea
          rows={3}
          value={pasted}
          spellCheck={false}
          placeholder="Paste manifests to compare with"
          onChange={(event) => setPasted(event.target.value)}
        />
      </label>
      <button
        type="button"
        className="button outlined"
        aria-disabled={pasted.trim() === "" || undefined}
        onClick={() =>
          pasted.trim() !== "" && compare({ name: "Pasted manifests", files: [{ name: "pasted.yaml", text: pasted }] })
        }
      >
        Compare with what is pasted
      </button>
      {refusal !== null && <p role="alert">{refusal}</p>}
    </div>
  );
}
