// Waiting for a condition, never for a length of time.

/** How long anything a person would wait for may take on a busy machine. */
export const PATIENCE = 15_000;

const PAUSE = 20;

/**
 * Asks `probe` until it gives something other than false, null or undefined, and returns that. When it never does, the error
 * says what was awaited, with the probe's last answer or error.
 */
export async function until(what, probe, patience = PATIENCE) {
  const end = Date.now() + patience;
  let last;
  for (;;) {
    try {
      last = await probe();
      if (last !== false && last !== null && last !== undefined) return last;
    } catch (error) {
      last = error;
    }
    if (Date.now() > end) {
      const seen = last instanceof Error ? last.message : JSON.stringify(last);
      throw new Error(`waited ${patience} ms for ${what}; last: ${seen}`, { cause: last });
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
}
