import type { Range } from "../../source/range";

/** A YAML node as written: tags not yet applied, aliases not yet expanded. */
export type YamlNode = YamlScalar | YamlMap | YamlSequence | YamlAlias;

export interface YamlScalar {
  readonly kind: "scalar";
  readonly range: Range;
  /** Folded and unescaped content. */
  readonly text: string;
  /** The characters as written, without quotes. */
  readonly raw: string;
  readonly isPlain: boolean;
  readonly tag: string | null;
}

export interface YamlMap {
  readonly kind: "map";
  range: Range;
  readonly pairs: { readonly key: YamlNode; readonly value: YamlNode }[];
  readonly tag: string | null;
}

export interface YamlSequence {
  readonly kind: "sequence";
  range: Range;
  readonly items: YamlNode[];
  readonly tag: string | null;
}

export interface YamlAlias {
  readonly kind: "alias";
  readonly range: Range;
  readonly name: string;
  /** The node that last took the anchor's name before the alias; null when none did. */
  readonly target: YamlNode | null;
}
