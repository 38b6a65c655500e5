import { useMemo, useState } from "react";
import type { Actions } from "../state/actions";
import { useActions } from "../state/store-context";
import { counted } from "../ui/counted";
import { askedViews } from "./asked-for";

/** What became of a file. `reason` completes “cluster.yaml …”. */
export type ReadFile =
  | { readonly kind: "text"; readonly name: string; readonly text: string }
  | { readonly kind: "refused"; readonly name: string; readonly reason: string };

/** What is given to the page: a drop, a paste, or files that were chosen. */
export interface Given {
  readonly items: Iterable<{
    readonly kind: string;
    getAsFile(): File | null;
    webkitGetAsEntry?(): FileSystemEntry | null;
  }>;
  /** Absent: there are only files. */
  getData?(type: string): string;
}

/** How files and pasted text are read; passed in, because a view knows no storage. */
export interface ImportReaders {
  /**
   * Begins to read the files and folders that are given, in the event itself; null: there are none. `name`: of the only
   * thing that was given.
   */
  readonly readTransfer: (given: Given) => {
    readonly name: string | null;
    readonly files: Promise<readonly ReadFile[]>;
  } | null;
  readonly readPaste: (text: string) => ReadFile;
}

/**
 * Opens what is dropped, pasted or chosen as scenarios of their own, whatever the text is; what is no text is refused in
 * sentences.
 */
export function useImport({ readTransfer, readPaste }: ImportReaders) {
  const actions = useActions();
  const [isReading, setReading] = useState(false);
  const take = useMemo(
    () => takeWith({ readTransfer, readPaste }, actions, setReading, () => askedViews.get()?.focusOpened(actions)),
    [actions, readTransfer, readPaste],
  );
  return { take, isReading };
}

/**
 * What takes a drop, a paste or files.
 *
 * @param onReading - told whether any of what was given is still being read
 * @param onOpened - told when something was opened
 */
export function takeWith(
  { readTransfer, readPaste }: ImportReaders,
  { importScenario, refuse }: Pick<Actions, "importScenario" | "refuse">,
  onReading: (isReading: boolean) => void,
  onOpened: () => void,
): (given: Given | null) => Promise<void> {
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
  const open = async (read: readonly ReadFile[], name: (count: number) => string) => {
    const files = read.flatMap((file) => (file.kind === "text" ? [{ name: file.name, text: file.text }] : []));
    const refusals = read.flatMap((file) => (file.kind === "refused" ? [`${file.name} ${file.reason}.`] : []));
    if (files.length === 0) refuse(refusals);
    else {
      await importScenario({ name: name(files.length), files }, refusals);
      onOpened();
    }
  };
  return async (given) => {
    const reading = given && readTransfer(given);
    if (reading === null) {
      const text = given?.getData?.("text/plain") ?? "";
      if (text.trim() === "") return refuse(["What was pasted holds no text."]);
      return open([readPaste(text)], () => "Pasted manifests");
    }
    const read = await readAll(reading.files);
    if (read === null) return refuse([`${reading.name ?? "What you gave"} could not be read; nothing was opened.`]);
    await open(read, (count) => reading.name ?? counted(count, "file"));
  };
}
