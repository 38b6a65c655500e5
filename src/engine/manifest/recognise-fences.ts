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
  const read = fenced.blocks.length > MOST_BLOCKS ? [] : fenced.blocks.flatMap((block) => readBlock(text, block) ?? []);
  const isRead = read.length > 0 && fix !== undefined;
  const marked = markLines(pasted, fenced, isRead, fix);
  if (!isRead) return partsOfChunk({ tree: null, findings: marked }, { from: 0, to: text.trimEnd().length });
  return read.map((part, i) => (i === 0 ? withFindings(part, marked) : part));
}

/** More of them are told and can be taken out, but are not read as they stand. */
const MOST_BLOCKS = 50;
const MOST_MARKED = 20;

/** The objects of a block, where they stand in the text; null where it is none. */
function readBlock(text: string, { from, to }: FencedBlock): readonly ChunkPart[] | null {
  // Line breaks keep the block's columns and offsets.
  const { tree, findings } = parseYaml("\n".repeat(from) + text.slice(from, to));
  return tree?.kind === "map" ? partsOfChunk({ tree, findings }, tree.range) : null;
}

function withFindings(part: ChunkPart, findings: readonly ManifestFinding[]): ChunkPart {
  const own = findings.map((finding) => moveFinding(finding, -part.from));
  return { ...part, parsed: { tree: part.parsed.tree, findings: [...own, ...part.parsed.findings] } };
}

function markLines(
  { visible }: PastedText,
  { fences, blocks }: FencedText,
  isRead: boolean,
  fix: Fix | undefined,
): readonly ManifestFinding[] {
  const isInside = ({ from }: PastedLine) => blocks.some((block) => from >= block.from && from < block.to);
  const prose = visible.find((line) => !fences.includes(line) && !isInside(line));
  const rest = isRead ? "; it is passed over here, but kubectl would refuse it" : ": delete it";
  const marked = [
    ...(prose === undefined ? [] : [notManifest(prose, `this text around the manifest is not part of it${rest}`, fix)]),
    ...fences
      .slice(0, MOST_MARKED)
      .map((line) => notManifest(line, `this line is a Markdown fence and not part of the manifest${rest}`, fix)),
  ].toSorted((a, b) => a.range.from - b.range.from);
  return isRead ? marked.map((each) => ({ ...each, severity: "warning", type: "Lint" })) : marked;
}
