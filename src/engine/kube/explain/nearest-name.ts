/**
 * The name of a closed list that is surely meant by another spelling (`podselector`, `pod_selector`, `podSelctor`); null
 * where none is near, or several are alike.
 *
 * @param written - as it stands; empty is near nothing
 */
export function nearestName(written: string, names: Iterable<string>): string | null {
  if (written.length > LONGEST) return null;
  const all = [...names];
  const plain = withoutDress(written);
  const same = all.find((name) => withoutDress(name) === plain);
  if (same !== undefined) return same;
  const near = all
    .filter((name) => Math.abs(name.length - plain.length) <= 3 + (name.match(DRESS)?.length ?? 0))
    .map((name) => ({ name, distance: editDistance(plain, withoutDress(name)) }))
    .filter(({ name, distance }) => distance <= Math.min(3, Math.max(1, Math.floor(name.length / 4))))
    .sort((a, b) => a.distance - b.distance);
  const [best, next] = near;
  if (best === undefined || best.distance >= plain.length || best.distance === next?.distance) return null;
  return best.name;
}

/** No field of Kubernetes is half as long. */
const LONGEST = 80;

const DRESS = /[-_ ]/g;

function withoutDress(name: string): string {
  return name.toLowerCase().replace(DRESS, "");
}

/** How many letters are added, left out, changed or swapped with their neighbour. */
function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min((above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (above[j - 1] ?? 0) + cost);
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (isSwap) least = Math.min(least, (before[j - 2] ?? 0) + 1);
      row.push(least);
    }
    before = above;
    above = row;
  }
  return above[b.length] ?? 0;
}
