/** Calls that may fail for a while, tried again with growing pauses. */

export interface RetryOptions {
  attempts?: number;
  firstPause?: number;
  isFatal?: (error: unknown) => boolean;
}

export class GaveUp extends Error {
  constructor(readonly attempts: number, readonly last: unknown) {
    super(`gave up after ${attempts} attempts`);
  }
}

// The pause doubles with each attempt and is never longer than half a minute.
export function pauseBefore(attempt: number, firstPause = 100): number {
  return Math.min(firstPause * 2 ** attempt, 30_000);
}

export async function retry<T>(call: () => Promise<T>, options: RetryOptions = {}): Promise<T> {
  const { attempts = 5, firstPause = 100, isFatal = () => false } = options;
  if (attempts < 1) {
    throw new RangeError("at least one attempt must be made");
  }
  let last: unknown;
  for (let attempt = 0; attempt < attempts; attempt++) {
    try {
      return await call();
    } catch (error) {
      if (isFatal(error)) throw error;
      last = error;
      await sleep(pauseBefore(attempt, firstPause));
    }
  }
  throw new GaveUp(attempts, last);
}

export const sleep = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

/**
 * Tells whether an HTTP status is worth another attempt.
 *
 * @param status - the status of the answer
 * @returns whether the server may answer differently soon
 */
export function isTransient(status: number): boolean {
  return status === 429 || (status >= 500 && status !== 501);
}
