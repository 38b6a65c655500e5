import type { PortSet } from "../net/port-set";
import type { Assumption } from "../policy/profile";
import type { PairGroup } from "./pair-groups";
import type { PairSource } from "./pair-table";
import type { PairVerdict } from "./pair-verdict";
import type { Saying } from "./part-book";
import type { PictureEnd } from "./picture-ends";
import type { MergedPairs, PairState, PicturePair } from "./picture-pair";

/** Judges the pairs of workloads that a pair of ends stands for, one by one, as objects. */
export type PartsOf = (source: PictureEnd, target: PictureEnd) => readonly [PicturePair, ...PicturePair[]];

/**
 * A pair as a table knows it. There are many, and of most only the state is asked for: everything else is worked out when
 * it is asked for, and only what was once said of the pair is kept.
 */
export class JudgedPair implements PicturePair {
  private counted: { readonly all: number; readonly through: number } | null = null;
  private judgedParts: readonly [PicturePair, ...PicturePair[]] | null = null;

  /**
   * @param sourceAt - position of its source among the ends, as {@link targetAt}
   */
  constructor(
    private readonly table: PairSource,
    private readonly partsOf: PartsOf,
    readonly said: Saying,
    readonly sourceAt: number,
    readonly targetAt: number,
    readonly source: PictureEnd,
    readonly target: PictureEnd,
  ) {}

  get state(): PairState {
    return this.said.state;
  }

  get asked(): PortSet {
    return this.said.asked;
  }

  get verdict(): PairVerdict {
    return this.said.verdict;
  }

  get pairs(): { readonly all: number; readonly through: number } {
    this.counted ??= this.table.count(this.sourceAt, this.targetAt);
    return this.counted;
  }

  get groups(): readonly [PairGroup, ...PairGroup[]] {
    const [first, ...rest] = this.parts();
    return [...first.groups, ...rest.flatMap(({ groups }) => groups)];
  }

  get merged(): MergedPairs | null {
    if (this.source.kind !== "namespace" && this.target.kind !== "namespace") return null;
    const parts = () => this.parts();
    const { isAskedAlike, isUniform } = this.said;
    return {
      isAskedAlike,
      isUniform,
      get parts() {
        return parts();
      },
    };
  }

  /** What gets through over all ports, a number of the picture's book of outcomes. */
  get outcome(): number {
    return this.table.outcome(this.sourceAt, this.targetAt);
  }

  /** Whether a line is worth drawing; see `isDeliberate`. */
  get isDeliberate(): boolean {
    return this.table.isDeliberate(this.sourceAt, this.targetAt);
  }

  /** Whether rules let something of one of its pairs of workloads through, or may; see `isAdmitted`. */
  get isAdmitted(): boolean {
    return this.table.isAdmitted(this.sourceAt, this.targetAt);
  }

  /** The assumptions under another answer of which it would look another way; sorted. */
  get assumptions(): readonly Assumption[] {
    return this.table.assumptions(this.sourceAt, this.targetAt);
  }

  /** Whether nothing of it is another than in the picture before. */
  get isUnchanged(): boolean {
    return this.table.isUnchanged(this.sourceAt, this.targetAt);
  }

  private parts(): readonly [PicturePair, ...PicturePair[]] {
    this.judgedParts ??= this.partsOf(this.source, this.target);
    return this.judgedParts;
  }
}
