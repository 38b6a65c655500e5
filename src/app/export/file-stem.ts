const LONGEST = 60;

/** What a file of a scenario is called, without its ending: “Three tiers” as `three-tiers`. */
export function fileStem(name: string): string {
  const plain = name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .slice(0, LONGEST)
    .replace(/^-+|-+$/g, "");
  return plain === "" ? "scenario" : plain;
}
