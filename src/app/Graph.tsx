import { type ComponentType, useEffect, useState } from "react";

/** Asked for with the page itself, so that it arrives while the worker draws up the first picture. */
const arriving = import("../canvas/GraphPane");

/** The graph, as soon as its part of the app is there; the text can be read and written before. */
export function Graph() {
  const [Pane, setPane] = useState<ComponentType | "failed" | null>(null);
  useEffect(() => {
    arriving.then(
      ({ GraphPane }) => setPane(() => GraphPane),
      () => setPane("failed"),
    );
  }, []);
  if (Pane === null) return <p className="picture-waiting">Reading the manifests…</p>;
  if (Pane === "failed") {
    return (
      <p className="picture-waiting" role="alert">
        The part of the page that draws could not be fetched. Your text is kept: load the page again.
      </p>
    );
  }
  return <Pane />;
}
