import { useMemo, useState } from "react";
import type { Actions } from "../state/actions";
import { useActions } from "../state/store-context";
import { counted } from "../ui/counted";

/** What became of a file. `reason` completes “cluster.yaml …”. */
export type ReadFile =
  | { readonly kind: "text"; readonly name: string; readonly text: string }
  | { readonly kind: "no-object"; readonly name: string }
  | { readonly kind: "refused"; readonly name: string; readonly reason: string };

/** How files and pasted text are read; passed in, because a view knows no storage. */
export interface ImportReaders {
  /**
   * Begins to read the files and folders of a drop or a paste, in the event itself; null: there are none. `name`: of the
   * only thing that was given.
   */
  readonly readTransfer: (given: DataTransfer) => {
    readonly name: string | null;
    readonly files: Promise<readonly ReadFile[]>;
  } | null;
  readonly readPaste: (text: string) => ReadFile;
}

/** Opens what is dropped or pasted as scenarios of their own; what cannot be opened is refused in sentences. */
export function useImport({ readTransfer, readPaste }: ImportReaders) {
  const { importScenario, refuse } = useActions();
  const [isReading, setReading] = useState(false);
  const take = useMemo(
    () => takeWith({ readTransfer, readPaste }, { importScenario, refuse }, setReading),
    [importScenario, refuse, readTransfer, readPaste],
  );
  return { take, isReading };
}

/**
 * What takes a drop or a paste.
 *
 * @param onReading - told whether any of what was given is still being read
 */
export function takeWith(
  { readTransfer, readPaste }: ImportReaders,
  { importScenario, refuse }: Pick<Actions, "importScenario" | "refuse">,
  onReading: (isReading: boolean) => void,
): (given: DataTransfer | null) => Promise<void> {
  let beingRead = 0;
  const readAll = async (files: Promise<readonly ReadFile[]>): Promise<readonly ReadFile[] | null> => {
    beingRead += 1;
    onReading(true);
    try {
      return await files;
    } catch {
      // A disk that went away, or a file that changed meanwhile: nobody can do more than give it again.
      return null;
    } finally {
      beingRead -= 1;
      onReading(beingRead > 0);
    }
  };
  const open = async (read: readonly ReadFile[], name: (count: number) => string, nothingIn: NothingIn) => {
    const files = read.flatMap((file) => (file.kind === "text" ? [{ name: file.name, text: file.text }] : []));
    const refusals = read.flatMap((file) => refusalsOf(file, nothingIn));
    if (files.length === 0) refuse(refusals);
    else await importScenario({ name: name(files.length), files }, refusals);
  };
  return async (given) => {
    const reading = given && readTransfer(given);
    if (reading === null) {
      const text = given?.getData("text/plain") ?? "";
      if (text.trim() === "") return refuse(["What was pasted holds no text."]);
      return open([readPaste(text)], () => "Pasted manifests", nothingPasted);
    }
    const read = await readAll(reading.files);
    if (read === null) return refuse([`${reading.name ?? "What you dropped"} could not be read; nothing was opened.`]);
    await open(read, (count) => reading.name ?? counted(count, "dropped file"), nothingDropped);
  };
}

type NothingIn = (name: string) => string;

const nothingPasted: NothingIn = () => "There is no Kubernetes object in what you pasted; nothing was opened.";
const nothingDropped: NothingIn = (name) => `There is no Kubernetes object in ${name}; it was not opened.`;

function refusalsOf(file: ReadFile, nothingIn: NothingIn): readonly string[] {
  switch (file.kind) {
    case "text":
      return [];
    case "no-object":
      return [nothingIn(file.name)];
    case "refused":
      return [`${file.name} ${file.reason}.`];
  }
}
