/** A text with some of its letters set off. */
export function Marked({ text, marks }: { readonly text: string; readonly marks: readonly number[] }) {
  const isMarked = new Set(marks);
  const runs: { readonly from: number; readonly marked: boolean; text: string }[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const last = runs.at(-1);
    if (last?.marked === isMarked.has(at)) last.text += text.charAt(at);
    else runs.push({ from: at, marked: isMarked.has(at), text: text.charAt(at) });
  }
  return runs.map((run) => (run.marked ? <mark key={run.from}>{run.text}</mark> : run.text));
}
