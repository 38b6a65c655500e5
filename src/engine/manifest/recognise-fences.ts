import type { Fix } from "../source/fix";
import { type ChunkPart, moveFinding, partsOfChunk } from "./chunk-part";
import type { ManifestFinding } from "./manifest";
import { offerFix } from "./offer-fix";
import { parseYaml } from "./parse-yaml";
import { notManifest, type PastedLine, type PastedText } from "./pasted-text";
import { type FencedBlock, type FencedText, findFences, stripFences } from "./strip-fences";

/**
 * Reads what stands in the fences of a Markdown text, which nobody can have meant otherwise. Each fence is told, and the
 * prose around them: kubectl would refuse them.
 *
 * @returns null where there is no fence; findings without a tree where there is something else wrong with the text
 */
export function readFenced(pasted: PastedText): readonly ChunkPart[] | null {
  const fenced = findFences(pasted);
  if (fenced.fences.length === 0) return null;
  const { text } = pasted;
  const edits = stripFences(pasted, fenced.blocks);
  const fix = fenced.blocks.length === 0 ? undefined : offerFix(text, "keep only what stands in the fences", edits);
  const isTried = fix !== undefined && fenced.blocks.length <= MOST_BLOCKS;
  const read = isTried ? fenced.blocks.flatMap((block) => readBlock(text, block) ?? []) : [];
  const isRead = read.length > 0;
  const marked = markLines(pasted, fenced, isRead, fix);
  if (!isRead) return partsOfChunk({ tree: null, findings: marked }, { from: 0, to: text.trimEnd().length });
  return read.map((part, i) => (i === 0 ? withFindings(part, marked) : part));
}

/** More of them are told and can be taken out, but are not read as they stand. */
const MOST_BLOCKS = 50;
const MOST_MARKED = 20;
const MOST_REPEATED = 50;

/** The objects of a block, where they stand in the text; null where it is none. */
function readBlock(text: string, { from, to }: FencedBlock): readonly ChunkPart[] | null {
  const { tree, findings } = parseYaml(text.slice(from, to));
  if (tree?.kind !== "map") return null;
  return partsOfChunk({ tree, findings }, tree.range).map((part) => ({ ...part, from: part.from + from }));
}

function withFindings(part: ChunkPart, findings: readonly ManifestFinding[]): ChunkPart {
  const own = findings.map((finding) => moveFinding(finding, -part.from));
  return { ...part, parsed: { tree: part.parsed.tree, findings: [...own, ...part.parsed.findings] } };
}

function markLines(
  pasted: PastedText,
  { fences, blocks }: FencedText,
  isRead: boolean,
  fix: Fix | undefined,
): readonly ManifestFinding[] {
  const prose = findProse(pasted, fences, blocks);
  const rest = isRead ? "; it is passed over here, but kubectl would refuse it" : ": delete it";
  const words = `this text around the manifest is not part of it${rest}`;
  const fence = `this line is a Markdown fence and not part of the manifest${rest}`;
  const lines = [...(prose === null ? [] : [prose]), ...fences.slice(0, MOST_MARKED)].toSorted(
    (a, b) => a.from - b.from,
  );
  const marked = lines.map((line, i) => {
    // A long fix is not handed on again and again.
    const own = i === 0 || isShort(fix) ? fix : undefined;
    return notManifest(line, line === prose ? words : fence, own);
  });
  return isRead ? marked.map((each) => ({ ...each, severity: "warning", type: "Lint" })) : marked;
}

function isShort(fix: Fix | undefined): boolean {
  const edits = fix?.edits ?? [];
  return edits.length <= MOST_REPEATED && edits.every(({ text }) => text.length <= MOST_REPEATED);
}

/** The first line that is neither a fence nor within any. */
function findProse(
  { visible }: PastedText,
  fences: readonly PastedLine[],
  blocks: readonly FencedBlock[],
): PastedLine | null {
  let block = 0;
  let fence = 0;
  for (const line of visible) {
    while ((blocks[block]?.to ?? Number.POSITIVE_INFINITY) <= line.from) block++;
    while ((fences[fence]?.from ?? Number.POSITIVE_INFINITY) < line.from) fence++;
    const isInside = line.from >= (blocks[block]?.from ?? Number.POSITIVE_INFINITY);
    if (!isInside && fences[fence] !== line) return line;
  }
  return null;
}
