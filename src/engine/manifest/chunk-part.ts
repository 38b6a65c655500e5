import { moveFix } from "../source/fix";
import type { Range } from "../source/range";
import { asKubernetesList, type Inherited } from "./list-items";
import type { ManifestFinding, ParsedChunk } from "./manifest";
import type { TreeNode } from "./tree";

/** One object of a chunk, where it stands in the chunk. */
export interface ChunkPart {
  /** Where the object's ranges start from, as an offset in the chunk. */
  readonly from: number;
  /** `items[3]`, `items[1].items[0]`, or empty for the chunk's only object. */
  readonly itemPath: string;
  /** Extent of the object, relative to `from`. */
  readonly range: Range;
  readonly inherited: Inherited;
  readonly parsed: ParsedChunk;
}

/**
 * The objects of a chunk that was read as a whole: itself, or the items of the list that it is, at any depth.
 *
 * Items start at their own text. A finding goes to the item that it stands in; what is found about the list itself
 * makes one part more, without a tree.
 *
 * @param extent - what to mark when there is no tree
 */
export function partsOfChunk(parsed: ParsedChunk, extent: Range, inherited: Inherited = null): readonly ChunkPart[] {
  const { tree } = parsed;
  const range = tree?.range ?? extent;
  if (asKubernetesList(tree) === null) return [{ from: 0, itemPath: "", range, inherited, parsed }];

  const parts: ChunkPart[] = [];
  const inOrder = parsed.findings.toSorted((a, b) => a.range.from - b.range.from);
  const claim: Claim = { inOrder, next: 0, ofList: [] };
  collectItems(tree, "", inherited, parts, claim);
  const ofList = [...claim.ofList, ...inOrder.slice(claim.next)];
  const [first] = parts;
  if (ofList.length === 0) return parts;
  if (first !== undefined && !ofList.some(({ severity }) => severity === "error")) {
    // A part without a tree is an object that cannot be read, and nothing here is.
    const findings = [...ofList.map((finding) => moveFinding(finding, -first.from)), ...first.parsed.findings];
    parts[0] = { ...first, parsed: { tree: first.parsed.tree, findings } };
  } else {
    parts.unshift({ from: 0, itemPath: "", range, inherited: null, parsed: { tree: null, findings: ofList } });
  }
  return parts;
}

/** The path of a part inside a part: `items[1]` and `items[0]` make `items[1].items[0]`. */
export function joinItemPath(outer: string, inner: string): string {
  return outer === "" || inner === "" ? outer + inner : `${outer}.${inner}`;
}

interface Claim {
  readonly inOrder: readonly ManifestFinding[];
  next: number;
  readonly ofList: ManifestFinding[];
}

function collectItems(
  tree: TreeNode | null,
  path: string,
  inherited: Inherited,
  parts: ChunkPart[],
  claim: Claim,
): void {
  const list = asKubernetesList(tree);
  if (list !== null) {
    list.items?.items.forEach((item, index) => {
      collectItems(item, joinItemPath(path, `items[${index}]`), list.inherited, parts, claim);
    });
    return;
  }
  if (tree === null) return;
  const { from, to } = tree.range;
  const findings = claimWithin(claim, tree.range).map((finding) => ({
    ...moveFinding(finding, -from),
    field: fieldInItem(finding.field, path),
  }));
  const parsed = { tree: moveTree(tree, -from), findings };
  parts.push({ from, itemPath: path, range: { from: 0, to: to - from }, inherited, parsed });
}

/** Takes the findings of an item; those before it are the list's, since items come in the order of the text. */
function claimWithin(claim: Claim, { from, to }: Range): readonly ManifestFinding[] {
  const claimed: ManifestFinding[] = [];
  for (;;) {
    const finding = claim.inOrder[claim.next];
    if (finding === undefined || finding.range.from > to) return claimed;
    claim.next++;
    (finding.range.from < from || finding.range.to > to ? claim.ofList : claimed).push(finding);
  }
}

/** A field path of a list's document as one of the item at `path`. */
function fieldInItem(field: string, path: string): string {
  if (field === path) return "";
  return field.startsWith(`${path}.`) ? field.slice(path.length + 1) : field;
}

/** A finding with all its places moved. */
export function moveFinding(finding: ManifestFinding, by: number): ManifestFinding {
  const { fix, first } = finding;
  return {
    ...finding,
    range: moveRange(finding.range, by),
    ...(fix === undefined ? {} : { fix: moveFix(fix, by) }),
    ...(first === undefined ? {} : { first: moveRange(first, by) }),
  };
}

function moveRange(range: Range, by: number): Range {
  return { from: range.from + by, to: range.to + by };
}

function moveTree(node: TreeNode, by: number): TreeNode {
  const range = moveRange(node.range, by);
  switch (node.kind) {
    case "scalar":
      return { ...node, range };
    case "list":
      return { ...node, range, items: node.items.map((item) => moveTree(item, by)) };
    case "map":
      return {
        ...node,
        range,
        entries: node.entries.map(({ key, keyRange, value }) => ({
          key,
          keyRange: moveRange(keyRange, by),
          value: moveTree(value, by),
        })),
      };
  }
}
