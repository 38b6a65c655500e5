import { useMemo, useState } from "react";
import { useActions } from "../state/store-context";
import { counted } from "../ui/counted";

/** What became of a file. `reason` completes “cluster.yaml …”. */
export type ReadFile =
  | { readonly kind: "text"; readonly name: string; readonly text: string }
  | { readonly kind: "no-object"; readonly name: string }
  | { readonly kind: "refused"; readonly name: string; readonly reason: string };

/** How files and pasted text are read; passed in, because a view knows no storage. */
export interface ImportReaders {
  readonly readFiles: (files: readonly File[]) => Promise<readonly ReadFile[]>;
  readonly readPaste: (text: string) => ReadFile;
}

/** Opens files and pasted text as scenarios of their own; `refusals` are sentences about what could not be opened. */
export function useImport({ readFiles, readPaste }: ImportReaders) {
  const { replaceScenario } = useActions();
  const [refusals, setRefusals] = useState<readonly string[]>([]);
  const actions = useMemo(() => {
    const open = (read: readonly ReadFile[], name: (count: number) => string, nothingIn: (name: string) => string) => {
      const files = read.flatMap((file) => (file.kind === "text" ? [{ name: file.name, text: file.text }] : []));
      setRefusals(read.flatMap((file) => refusalsOf(file, nothingIn)));
      if (files.length > 0) replaceScenario({ name: name(files.length), files });
    };
    return {
      async importFiles(files: readonly File[]) {
        const read = await readFiles(files);
        const [only] = read;
        open(read, (count) => (count === 1 && only ? only.name : counted(count, "dropped file")), nothingDropped);
      },
      importText(text: string) {
        if (text.trim() === "") setRefusals(["What was pasted holds no text."]);
        else open([readPaste(text)], () => "Pasted manifests", nothingPasted);
      },
      forgetRefusals: () => setRefusals([]),
    };
  }, [replaceScenario, readFiles, readPaste]);
  return { ...actions, refusals };
}

const nothingPasted = () => "There is no Kubernetes object in what you pasted; nothing was opened.";
const nothingDropped = (name: string) => `There is no Kubernetes object in ${name}; it was not opened.`;

function refusalsOf(file: ReadFile, nothingIn: (name: string) => string): readonly string[] {
  switch (file.kind) {
    case "text":
      return [];
    case "no-object":
      return [nothingIn(file.name)];
    case "refused":
      return [`${file.name} ${file.reason}.`];
  }
}
