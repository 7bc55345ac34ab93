import type { Page, Report } from '@core';

/** One running core. */
export interface Inspector {
  inspect(page: Page, today: string): Report;
  readonly rules: string;
}

/** Starts a core: the first time, and again after one has broken. */
export type Start = () => Promise<Inspector>;

/**
 * The core, started once and on demand. A panic leaves a wasm instance unusable, so a core that trapped is dropped
 * and the next page gets a new one; an ordinary `Error` (a page the core refuses) leaves it standing.
 */
export class Core {
  #running: Promise<Inspector> | null = null;

  constructor(private readonly start: Start) {}

  async inspect(page: Page, today: string): Promise<Report> {
    const inspector = await this.#inspector();
    try {
      return inspector.inspect(page, today);
    } catch (error) {
      if (isTrap(error)) this.#running = null;
      throw error;
    }
  }

  /** The rule book's day. */
  async rules(): Promise<string> {
    return (await this.#inspector()).rules;
  }

  #inspector(): Promise<Inspector> {
    this.#running ??= this.start().catch((error: unknown) => {
      this.#running = null; // what failed to start may start next time
      throw error;
    });
    return this.#running;
  }
}

function isTrap(error: unknown): boolean {
  return error instanceof WebAssembly.RuntimeError || error instanceof RangeError;
}

/** The day as the core wants it. */
export function today(now: Date = new Date()): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
