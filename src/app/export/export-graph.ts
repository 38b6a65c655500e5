import { drawnPicture } from "../../canvas/export/drawn-picture";
import { paperOfPage } from "../../canvas/export/paper";
import { type PngPicture, svgToPng } from "../../canvas/export/svg-to-png";
import { writeSvg } from "../../canvas/export/write-svg";
import { isDrawable } from "../../canvas/GraphPane";
import { diagramOfGraph } from "../../engine/export/diagram-of-graph";
import { writeDot } from "../../engine/export/write-dot";
import { mermaidNotes, writeMermaid } from "../../engine/export/write-mermaid";
import type { GraphExport } from "./export-kinds";
import { fileStem } from "./file-stem";
import { type SeenGraph, seenEdges } from "./seen-graph";

/** Something to be saved, and what is to be said of it; null where the browser could not make it. */
export interface ExportedFile {
  readonly name: string;
  readonly contents: string | Blob;
  readonly notes: readonly string[];
}

/** The graph as it is seen, in a form for elsewhere. */
export async function exportGraph(kind: GraphExport, seen: SeenGraph): Promise<ExportedFile | null> {
  if (!isDrawable(seen.graph)) return null;
  const stem = fileStem(seen.words.title);
  switch (kind) {
    case "graph-svg":
      return { name: `${stem}.svg`, contents: drawn(seen).text, notes: [] };
    case "graph-png": {
      const png = await svgToPng(drawn(seen));
      return png && { name: `${stem}.png`, contents: png.blob, notes: sizeNotes(png) };
    }
    case "graph-mermaid": {
      const text = writeMermaid(diagramOf(seen));
      return { name: `${stem}.mmd`, contents: text, notes: mermaidNotes(text, diagramOf(seen)) };
    }
    case "graph-dot":
      return { name: `${stem}.dot`, contents: writeDot(diagramOf(seen)), notes: [] };
  }
}

function drawn(seen: SeenGraph) {
  return writeSvg(paperOfPage(), drawnPicture(seen), seen.words);
}

function diagramOf(seen: SeenGraph) {
  const { title, about, notes } = seen.words;
  return diagramOfGraph(seen.graph, seenEdges(seen), { title, about: [...about, ...notes] });
}

function sizeNotes({ width, height, scale }: PngPicture): readonly string[] {
  if (scale === 2) return [];
  const size = `${width.toLocaleString("en")} × ${height.toLocaleString("en")} pixels`;
  return [
    `It is ${size}, ${Math.round(scale * 100)} % of the picture's own size: a browser holds no more. SVG has no such end.`,
  ];
}
