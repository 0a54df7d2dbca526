// CWE-78
import { exec, execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { Worker } from 'bullmq';

const run = promisify(exec);
const runFile = promisify(execFile);

new Worker('clone', async (job) => {
  const { repo, branch } = job.data;
  await run(`git clone --depth 1 -b ${branch} ${repo} /tmp/build`);
  return { done: true };
});
