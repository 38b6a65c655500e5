/** A source of pseudo-random choices: equal seeds make equal choices. */
export interface Random {
  /** 0 to `below` - 1. */
  int(below: number): number;
  /** True with this probability. */
  chance(probability: number): boolean;
  pick<T>(choices: readonly T[]): T;
  /** Each element kept with this probability, in order. */
  some<T>(choices: readonly T[], probability: number): T[];
  /** Between `least` and `most` values. */
  times<T>(least: number, most: number, make: (index: number) => T): T[];
}

/** Marsaglia's xorshift over 32 bits, after scattering the seed. */
export function randomOf(seed: number): Random {
  let state = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) | 1;
  const next = () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
  for (let i = 0; i < 8; i++) next();
  const int = (below: number) => Math.floor(next() * below);
  return {
    int,
    chance: (probability) => next() < probability,
    pick<T>(choices: readonly T[]): T {
      // an index below the length of a list that no caller leaves empty
      return choices[int(choices.length)] as T;
    },
    some: (choices, probability) => choices.filter(() => next() < probability),
    times: (least, most, make) => Array.from({ length: least + int(most - least + 1) }, (_, index) => make(index)),
  };
}
