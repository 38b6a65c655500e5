import type { EditPreview } from "../../engine";
import { counted } from "../../ui/counted";
import { asSentence } from "./as-sentence";

/** What a preview comes to in one sentence, for whoever chooses. */
export function previewWords(preview: EditPreview): string {
  if (preview.kind === "refused") return asSentence(preview.reason);
  if (preview.files.length === 0) return "The text says so already: nothing is to be written.";
  const { opened, closed, gone, left } = preview.effects;
  const effects = [
    ...(opened.count === 0 ? [] : [`opens ${counted(opened.count, "connection")}`]),
    ...(closed.count === 0 ? [] : [`closes ${counted(closed.count, "connection")}`]),
    ...(gone.count === 0 ? [] : [`takes ${counted(gone.count, "connection")} along`]),
    ...(left.length === 0 ? [] : ["leaves policies, rules or Services without pods"]),
  ];
  const said = effects.length === 0 ? "opens and closes nothing" : effects.join(" and ");
  return `This ${said}, and writes to ${preview.files.map(({ name }) => name).join(" and ")}.`;
}
