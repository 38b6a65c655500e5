/** Yes, no, or (null) left open: the logic of verdicts (section 4). */
export type Maybe = boolean | null;

/** True where one is true; else open where one is open. None: false. */
export function any<T>(items: Iterable<T>, holds: (item: T) => Maybe): Maybe {
  let result: Maybe = false;
  for (const item of items) {
    const answer = holds(item);
    if (answer === true) return true;
    if (answer === null) result = null;
  }
  return result;
}

/** False where one is false; else open where one is open. None: true. */
export function all<T>(items: Iterable<T>, holds: (item: T) => Maybe): Maybe {
  let result: Maybe = true;
  for (const item of items) {
    const answer = holds(item);
    if (answer === false) return false;
    if (answer === null) result = null;
  }
  return result;
}

/** The answer on which all possible cases agree; open where they do not. */
export function agreement(answers: readonly Maybe[]): Maybe {
  const first = answers[0] ?? null;
  return answers.every((answer) => answer === first) ? first : null;
}
