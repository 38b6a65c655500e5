import type { Random } from "./random";

/** Changes a text at random places: characters or lines are dropped, doubled, moved or replaced. */
export function mutateText(random: Random, text: string): string {
  let mutated = text;
  for (let left = 1 + random.int(3); left > 0; left--) {
    const at = random.int(mutated.length + 1);
    const before = mutated.slice(0, at);
    if (random.chance(0.6)) {
      mutated = before + random.pick(INSERTED) + mutated.slice(at + random.pick([0, 0, 0, 1, 2, 5]));
      continue;
    }
    const lines = mutated.split("\n");
    const line = random.int(lines.length);
    const moved = lines.splice(line, 1);
    if (random.chance(0.3)) lines.splice(random.int(lines.length), 0, ...moved);
    else if (random.chance(0.4)) lines.splice(line, 0, ...moved, ...moved);
    else if (random.chance(0.5))
      lines.splice(
        line,
        0,
        ...moved.map((each) => random.pick([` ${each}`, `  ${each}`, each.slice(1), each.slice(2)])),
      );
    mutated = lines.join("\n");
  }
  return mutated;
}

const INSERTED = [
  "",
  "",
  " ",
  " ",
  "  ",
  "\n",
  "\n ",
  "\n  ",
  "\n\n",
  "\r\n",
  "\r",
  "\t",
  ":",
  ": ",
  ":\n",
  "-",
  "- ",
  "- - ",
  "?",
  "#",
  " #",
  " # c",
  "\n# c\n",
  "'",
  '"',
  "''",
  "\\",
  "[",
  "]",
  "{",
  "}",
  ",",
  ", ",
  "[]",
  "{}",
  "|",
  "|\n",
  "|-\n",
  "|2\n",
  ">",
  ">+\n",
  "&a ",
  "*a",
  "!t ",
  "---",
  "---\n",
  "...\n",
  "%",
  "@",
  "~",
  "a",
  "a: ",
  "a: b\n",
  "80",
  "0",
  "\ufeff",
  "\u0085",
  "\u00a0",
  "\u2028",
  "\ud800",
  "<<: ",
];
