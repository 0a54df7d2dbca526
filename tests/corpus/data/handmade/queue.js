/**
 * Runs jobs one after the other.
 */
export class JobQueue {
  /**
   * Puts a job at the end of the queue.
   *
   * @param {Function} job - The function to call when its turn comes.
   * @param {number} [delay=0] - Milliseconds to wait before it is called.
   * @returns {number} The job's place in the queue.
   * @throws {RangeError} If the delay is negative.
   */
  enqueue(job, delay = 0) {
    if (delay < 0) throw new RangeError("delay");
    this.jobs.push({ job, delay });
    return this.jobs.length;
  }

  /**
   * Takes jobs out that nobody waits for any more.
   *
   * @param {Function} isStale - Tells of a job whether it can go.
   * @param {boolean} [silent=false] - Whether no event is sent.
   */
  prune(isStale, silent = false) {
    this.jobs = this.jobs.filter((entry) => !isStale(entry.job));
    if (!silent) this.emit("pruned");
  }
}

/**
 * Retries a request until it succeeds, waiting longer each time.
 *
 * @param {string} url - Address of the request.
 * @param {number} attempts - How often to try at the most.
 * @param {Object} options - Passed on to `fetch`.
 * @returns {Promise<Response>} The first good response.
 */
export async function fetchWithRetry(url, attempts, options) {
  for (let attempt = 1; attempt < attempts; attempt += 1) {
    const response = await fetch(url, options);
    if (response.ok) return response;
    await pause(2 ** attempt);
  }
  return fetch(url, options);
}

/**
 * Formats a price for people.
 *
 * @param {number} cents - The amount in cents.
 * @param {string} currency - Code of the currency, as EUR.
 * @returns {string} The price with its sign.
 */
export const formatPrice = (cents, currency) => `${(cents / 100).toFixed(2)} ${currency}`;
