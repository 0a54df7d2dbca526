// CWE-94
const vm = require("node:vm");
const { parentPort } = require("node:worker_threads");
const { compileFilter } = require("./filters");

parentPort.on("message", (job) => {
  const results = [];
  for (const row of job.rows) {
    try {
      const matches = vm.runInNewContext(job.filter, { row }, { timeout: 50 });
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
