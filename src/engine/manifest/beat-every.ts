/**
 * Makes a function that calls `onBeat` at every so many of its calls, so that work in many small steps shows that it
 * goes on.
 */
export function beatEvery(steps: number, onBeat: () => void): () => void {
  let done = 0;
  return () => {
    if (++done % steps === 0) onBeat();
  };
}
