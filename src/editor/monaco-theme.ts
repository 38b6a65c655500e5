import * as monaco from "monaco-editor/editor";
import type { ThemeInForce } from "../ui/resolved-theme";

const NAMES = { light: "sallyport-light", dark: "sallyport-dark", projector: "sallyport-projector" } as const;

/** Gives Monaco the colours of the tokens that are in force. The page's theme has to be set before. */
export function applyTheme(theme: ThemeInForce, host: Element): void {
  const style = getComputedStyle(host);
  const token = (name: string) => fullColour(style.getPropertyValue(`--${name}`).trim());
  const rule = (name: string, colour: string) => ({ token: name, foreground: token(colour).slice(1) });
  monaco.editor.defineTheme(NAMES[theme], {
    base: theme === "dark" ? "vs-dark" : "vs",
    inherit: true,
    rules: [
      rule("", "ink"),
      ...["type", "type.yaml"].map((name) => rule(name, "brand")),
      ...["string", "string.yaml", "number", "number.yaml", "keyword", "keyword.yaml"].map((name) => rule(name, "ink")),
      ...["comment", "operators", "delimiter", "meta.directive"].map((name) => rule(name, "muted")),
      rule("tag", "caution"),
    ],
    colors: {
      "editor.background": token("surface"),
      "editor.foreground": token("ink"),
      "editorLineNumber.foreground": token("muted"),
      "editorLineNumber.activeForeground": token("ink"),
      "editor.lineHighlightBackground": token("sunken"),
      "editor.lineHighlightBorder": "#00000000",
      "editor.selectionBackground": `${token("brand")}33`,
      "editor.inactiveSelectionBackground": `${token("brand")}26`,
      "editorCursor.foreground": token("brand"),
      "editorWidget.background": token("raised"),
      "editorWidget.border": token("hairline"),
      "editorHoverWidget.background": token("raised"),
      "editorHoverWidget.border": token("hairline"),
      "editorIndentGuide.background1": token("hairline"),
      "editorIndentGuide.activeBackground1": token("edge-line"),
      "editorError.foreground": token("denied"),
      "editorWarning.foreground": token("caution"),
      "editorInfo.foreground": token("brand"),
      "scrollbar.shadow": "#00000000",
      "scrollbarSlider.background": `${token("muted")}33`,
      "scrollbarSlider.hoverBackground": `${token("muted")}55`,
      "scrollbarSlider.activeBackground": `${token("muted")}66`,
      ...Object.fromEntries(
        [1, 2, 3, 4, 5, 6].map((level) => [`editorBracketHighlight.foreground${level}`, token("muted")]),
      ),
      focusBorder: token("brand"),
      "sallyport.rule": token("allowed"),
      "sallyport.policy": token("denied"),
    },
  });
  monaco.editor.setTheme(NAMES[theme]);
}

/** `#fff` as `#ffffff`: the build shortens colours, and Monaco reads only the full form. */
function fullColour(colour: string): string {
  const context = document.createElement("canvas").getContext("2d");
  if (context === null) return colour;
  context.fillStyle = colour;
  return context.fillStyle;
}
