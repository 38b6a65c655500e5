import type { Fix } from "../../source/fix";
import type { Range } from "../../source/range";
import { type ChunkPart, moveFinding, partsOfChunk } from "../chunk-part";
import { parseJson } from "../json/parse-json";
import type { ManifestFinding } from "../manifest";
import { parseYaml, type YamlReading } from "../parse-yaml";
import { LONGEST_TRIED, makeFix, offerFix } from "./offer-fix";
import { notManifest, type PastedLine, type PastedText, reachesEnd } from "./pasted-text";
import { type FencedBlock, type FencedText, findFences, stripFences } from "./strip-fences";

/** What becomes of a text that cannot be read; null: nothing is known about it. */
type Explain = (text: string, unread: YamlReading) => readonly ChunkPart[] | null;

/**
 * Reads what stands in the fences of a Markdown text, which nobody can have meant otherwise. Each fence is told, and the
 * prose around them: kubectl would refuse them.
 *
 * @param explain - for what stands in a fence and cannot be read itself
 * @returns null where there is no fence, or the text has too many lines to find them; findings without a tree where no fence holds anything like a manifest
 */
export function readFenced(pasted: PastedText, explain: Explain): readonly ChunkPart[] | null {
  // The other fence of a pair may stand in what the lines leave out.
  if (!reachesEnd(pasted)) return null;
  const fenced = findFences(pasted);
  if (fenced.fences.length === 0) return null;
  const { text } = pasted;
  const { blocks } = fenced;
  const isTried = blocks.length > 0 && text.length <= LONGEST_TRIED;
  const edits = isTried ? stripFences(pasted, blocks) : [];
  const read =
    isTried && blocks.length <= MOST_BLOCKS ? blocks.flatMap((block) => readBlock(text, block, explain)) : [];
  const [first, ...others] = read;
  // What is broken in its fence is so outside of it, too: then no more can be asked than that the fences are gone.
  const isBroken = read.some(({ parsed }) => parsed.tree?.kind !== "map");
  const fix = isTried ? (isBroken ? makeFix : offerFix)(text, "keep only what stands in the fences", edits) : undefined;
  const marked = markLines(pasted, fenced, first !== undefined, fix);
  if (first === undefined) {
    return partsOfChunk({ tree: null, findings: marked }, { from: 0, to: text.trimEnd().length });
  }
  return [withFindings(first, marked), ...others];
}

/** More of them are told and can be taken out, but are not read as they stand. */
const MOST_BLOCKS = 50;
const MOST_MARKED = 20;
const MOST_REPEATED = 50;

/** The objects of a block where they stand in the text, or what is wrong with it. */
function readBlock(text: string, { from, to }: FencedBlock, explain: Explain): readonly ChunkPart[] {
  const block = text.slice(from, to);
  const json = /^\s*[{[]/.test(block) ? parseJson(block) : null;
  const values = json?.isValid === true ? json.values : [];
  const parts =
    values.length > 0 ? values.flatMap((value) => partsOfChunk(value, wholeOf(block))) : readYaml(block, explain);
  return parts.map((part) => ({ ...part, from: part.from + from }));
}

function readYaml(block: string, explain: Explain): readonly ChunkPart[] {
  const reading = parseYaml(block);
  const { tree, findings } = reading;
  const explained = tree === null ? explain(block, reading) : null;
  return explained ?? partsOfChunk({ tree, findings }, wholeOf(block));
}

function wholeOf(block: string): Range {
  return { from: 0, to: block.trimEnd().length };
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
  const prose = blocks.length === 0 ? null : findProse(pasted, fences, blocks);
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
