import type { SvgPicture } from "./write-svg";

/** A picture in pixels. */
export interface PngPicture {
  readonly blob: Blob;
  readonly width: number;
  readonly height: number;
  /** Pixels for each of the picture's own: 2, or less where no browser holds so many. */
  readonly scale: number;
}

const SCALE = 2;
/** What all browsers hold on a canvas: on a side, and in all (256 MB). */
const MOST = { side: 16_384, pixels: 64 * 2 ** 20 };
/** A picture smaller than this is of no use. */
const LEAST_SCALE = 0.1;

/** How many pixels there are for each of a picture's own. */
export function scaleFor({ width, height }: { readonly width: number; readonly height: number }): number {
  const bySide = MOST.side / Math.max(width, height, 1);
  return Math.min(SCALE, bySide, Math.sqrt(MOST.pixels / Math.max(width * height, 1)));
}

/** Draws an SVG at twice its size, or as large as the browser can; null where it cannot. Nothing is fetched for it. */
export async function svgToPng(picture: SvgPicture): Promise<PngPicture | null> {
  const image = await loaded(`data:image/svg+xml;charset=utf-8,${encodeURIComponent(picture.text)}`);
  if (image === null) return null;
  for (let scale = scaleFor(picture); scale >= LEAST_SCALE; scale /= 2) {
    const [width, height] = [Math.round(picture.width * scale), Math.round(picture.height * scale)];
    const blob = await painted(image, width, height);
    if (blob !== null) return { blob, width, height, scale };
  }
  return null;
}

function loaded(address: string): Promise<HTMLImageElement | null> {
  const image = new Image();
  return new Promise((resolve) => {
    image.onload = () => resolve(image);
    image.onerror = () => resolve(null);
    image.src = address;
  });
}

function painted(image: HTMLImageElement, width: number, height: number): Promise<Blob | null> {
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext("2d");
  if (context === null) return Promise.resolve(null);
  context.drawImage(image, 0, 0, width, height);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
}
