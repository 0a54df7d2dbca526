// CWE-94, mended
const vm = require("node:vm");
const { parentPort } = require("node:worker_threads");
const { compileFilter } = require("./filters");

parentPort.on("message", (job) => {
  const results = [];
  for (const row of job.rows) {
    try {
      const matches = compileFilter(job.filter)(row);
      if (matches) {
        results.push(row.id);
      }
    } catch (error) {
      parentPort.postMessage({ id: job.id, error: "filter failed" });
      return;
    }
  }
  parentPort.postMessage({ id: job.id, results });
});
