interface MenuPlace {
  /** Of the line that has the focus, from 0; -1: none has it. */
  readonly current: number;
  readonly count: number;
}

/** The line of a menu to which a key leads, from 0; null where it leads to none. */
export function menuStep(key: string, { current, count }: MenuPlace): number | null {
  if (count === 0) return null;
  switch (key) {
    case "ArrowDown":
      return (current + 1) % count;
    case "ArrowUp":
      return current <= 0 ? count - 1 : current - 1;
    case "Home":
      return 0;
    case "End":
      return count - 1;
    default:
      return null;
  }
}
