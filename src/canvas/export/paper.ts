/** How a text is set. */
export interface Type {
  /** In pixels. */
  readonly size: number;
  readonly weight?: 400 | 550 | 600 | 700;
  readonly isMono?: boolean;
}

/** What a picture is drawn on and with: the theme in force, and how wide its letters are. */
export interface Paper {
  colour(token: string): string;
  readonly sans: string;
  readonly mono: string;
  /** How much thicker than usual lines are. */
  readonly strength: number;
  /** How the words of lines are set. */
  readonly label: Type;
  /** Width of a text in pixels. */
  measure(text: string, type: Type): number;
}

/** The theme of the page that is open, with the widths of its own fonts. */
export function paperOfPage(): Paper {
  const style = getComputedStyle(document.documentElement);
  const token = (name: string) => style.getPropertyValue(`--${name}`).trim();
  const [sans, mono] = [token("sans"), token("mono")];
  const context = document.createElement("canvas").getContext("2d");
  return {
    colour: token,
    sans,
    mono,
    strength: Number(token("line-strength")) || 1,
    label: {
      size: Number.parseFloat(token("label")) || 11,
      weight: token("label-weight") === "600" ? 600 : 400,
      isMono: true,
    },
    measure(text, type) {
      if (context === null) return estimated(text, type);
      context.font = `${type.weight ?? 400} ${type.size}px ${type.isMono ? mono : sans}`;
      return context.measureText(text).width;
    },
  };
}

/** About how wide a text is where nothing can be measured: rather too wide. */
export function estimated(text: string, { size, weight = 400, isMono = false }: Type): number {
  return text.length * size * (isMono ? 0.61 : weight > 400 ? 0.6 : 0.56);
}

/** A colour as attributes: readers of SVG besides browsers do not know colours that let something through. */
export function fill(colour: string): { readonly fill: string; readonly "fill-opacity"?: string } {
  const found = /^#([\da-f]{6})([\da-f]{2})$/i.exec(colour);
  if (found === null) return { fill: colour };
  return { fill: `#${found[1]}`, "fill-opacity": (Number.parseInt(found[2] ?? "ff", 16) / 255).toFixed(3) };
}
