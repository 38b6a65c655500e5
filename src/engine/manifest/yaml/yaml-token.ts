/** What the scan of a YAML text makes of it, piece by piece. */
export type YamlToken = YamlMark | YamlName | YamlTag | YamlText;

interface Extent {
  /** Offset of the first character, and of the one behind the last. */
  readonly from: number;
  readonly to: number;
}

/** What has no content: indicators, and where a block collection begins and ends by its indentation. */
export interface YamlMark extends Extent {
  readonly kind:
    | "text end"
    | "directive"
    | "document start"
    | "document end"
    | "block list"
    | "block map"
    | "block end"
    | "["
    | "]"
    | "{"
    | "}"
    | "-"
    | ","
    | "key"
    | ":";
}

/** An anchor (`&name`) or an alias (`*name`). */
export interface YamlName extends Extent {
  readonly kind: "anchor" | "alias";
  readonly name: string;
}

export interface YamlTag extends Extent {
  readonly kind: "tag";
  /** `!!` stands for `tag:yaml.org,2002:`; other handles stand for themselves. */
  readonly tag: string;
  /** Whether its handle is one that stands for something. */
  readonly isKnown: boolean;
}

/** A scalar. */
export interface YamlText extends Extent {
  readonly kind: "scalar";
  /** Folded and unescaped. */
  readonly text: string;
  readonly style: "plain" | "quoted" | "block";
}
