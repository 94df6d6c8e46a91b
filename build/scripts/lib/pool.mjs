/** Runs async jobs with at most `limit` at once, started in order; resolves with their results in that order. */
export async function inPool(limit, jobs) {
  const results = [];
  let next = 0;
  async function worker() {
    while (next < jobs.length) {
      const index = next;
      next += 1;
      results[index] = await jobs[index]();
    }
  }
  await Promise.all(Array.from({ length: limit }, worker));
  return results;
}
