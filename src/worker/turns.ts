/** How a long work lets others have a word: between two of its steps it goes on later. */
export interface Turns {
  /** Milliseconds of a clock that never goes back. */
  readonly now: () => number;
  /** Runs something as soon as the messages that have come in were heard. */
  readonly give: (goOn: () => void) => void;
}

/** Turns of the event loop. By messages, since a timer within a timer waits for at least 4 ms. */
export function eventLoopTurns(): Turns {
  let channel: MessageChannel | null = null;
  let next = () => {};
  const open = () => {
    const opened = new MessageChannel();
    opened.port1.onmessage = () => next();
    return opened;
  };
  return {
    now: () => performance.now(),
    give: (goOn) => {
      channel ??= open();
      next = goOn;
      channel.port2.postMessage(null);
    },
  };
}
