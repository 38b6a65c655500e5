import { useMemo } from "react";
import type { BaselineSources, GivenFiles } from "../panels/changes/BaselineChoice";
import { ChangesView } from "../panels/changes/ChangesView";
import { copyText } from "../ui/copy-text";
import { counted } from "../ui/counted";
import { downloadFile } from "../ui/download-file";
import { useLatePart } from "../ui/late-part";
import { type ScenarioSources, scenarioSources } from "./scenario-sources";

/** The changes, with what the app has to compare with. */
export function ChangesLook() {
  const { given } = scenarioSources;
  return given === null ? null : <ChangesOf {...given} />;
}

function ChangesOf({ examples: lateExamples, readers }: ScenarioSources) {
  const examples = useLatePart(lateExamples, true)?.examples;
  const sources = useMemo((): BaselineSources => {
    const read = (given: GivenFiles) => {
      const reading = readers.readTransfer(given);
      if (reading === null) return null;
      return reading.files.then((all) => {
        const files = all.flatMap((file) => (file.kind === "text" ? [{ name: file.name, text: file.text }] : []));
        return { name: reading.name ?? counted(files.length, "file"), files };
      });
    };
    return { examples: examples ?? [], read };
  }, [examples, readers]);
  return <ChangesView sources={sources} copy={copyText} download={downloadFile} />;
}
