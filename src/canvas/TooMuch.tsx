/** A text that a browser would stand still over: what it says is worked out all the same. */
export function TooMuch({ things }: { readonly things: number }) {
  return (
    <p className="canvas-waiting">
      {things.toLocaleString("en")} namespaces and workloads are too many to draw. Problems, commands and expectations
      are about all of them.
    </p>
  );
}
