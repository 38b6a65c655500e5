/** So many characters fit beside the numbers in half of a usual screen. */
const MOST = 64;

/** A sentence in lines: Monaco shows what is wrong in a line of its own (Alt+F8) and cuts what does not fit. */
export function shortLines(sentence: string): string {
  const lines: string[] = [];
  let line = "";
  for (const word of sentence.split(" ")) {
    if (line !== "" && line.length + 1 + word.length > MOST) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line].join("\n");
}
