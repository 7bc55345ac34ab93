/** What long work on the page's thread needs from the outside; the tests bring their own clock. */
export interface Pace {
  now(): number;
  /** Gives the page its turn. */
  rest(): Promise<void>;
}

interface Scheduler {
  yield?(): Promise<void>;
}

export const pagePace: Pace = {
  now: () => performance.now(),
  rest: () => {
    // A browser without it might give us an element of the page that has this id.
    const { scheduler } = globalThis as { scheduler?: Scheduler };
    return scheduler && !(scheduler instanceof Node) && scheduler.yield ? scheduler.yield() : turn();
  },
};

/** A task of its own, for browsers that cannot yield. */
function turn(): Promise<void> {
  return new Promise((resume) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resume();
    };
    port2.postMessage(null);
  });
}
