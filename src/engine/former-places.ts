import type { ScenarioFile } from "./analysis";
import type { LayoutMemory } from "./graph/layout";

/** Where everything stood at earlier texts of a scenario, to which undo may lead back. */
export interface FormerPlaces {
  /** Notes where everything belongs at a text. */
  keep(files: readonly ScenarioFile[], memory: LayoutMemory): void;
  /**
   * Where everything belongs at a text that comes back; null for one that is not remembered, or was drawn in another
   * shape, and while the text stays.
   *
   * @param last - the analysis before; what has been drawn since then is taken from there
   */
  at(files: readonly ScenarioFile[], last: LastPlaces): LayoutMemory | null;
}

interface LastPlaces {
  readonly files: readonly ScenarioFile[];
  readonly result: { readonly built: { readonly memory: LayoutMemory } };
}

/** So many texts are remembered, and so many characters of them; the last one whatever its length. */
const MOST_TEXTS = 20;
const MOST_CHARACTERS = 4_000_000;

interface Kept {
  readonly files: readonly ScenarioFile[];
  readonly memory: LayoutMemory;
}

/** Remembers nothing yet. */
export function createFormerPlaces(): FormerPlaces {
  let kept: readonly Kept[] = [];
  return {
    keep(files, memory) {
      let room = MOST_CHARACTERS;
      const others = kept.filter((each) => !isSameText(each.files, files)).slice(0, MOST_TEXTS - 1);
      kept = [{ files, memory }, ...others].filter((each, i) => {
        room -= each.files.reduce((sum, { text }) => sum + text.length, 0);
        return i === 0 || room > 0;
      });
    },
    at(files, { files: lastFiles, result }) {
      if (isSameText(lastFiles, files)) return null;
      const then = kept.find((each) => isSameText(each.files, files))?.memory;
      const now = result.built.memory;
      if (then === undefined || then.density.shape !== now.density.shape) return null;
      // Places of another density mean nothing in this one.
      if (then.density !== now.density) return then;
      return {
        ...then,
        nodes: new Map([...now.nodes, ...then.nodes]),
        namespaces: new Map([...now.namespaces, ...then.namespaces]),
      };
    },
  };
}

function isSameText(a: readonly ScenarioFile[], b: readonly ScenarioFile[]): boolean {
  return a.length === b.length && a.every(({ name, text }, i) => name === b[i]?.name && text === b[i]?.text);
}
