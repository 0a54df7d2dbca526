import { Worker, Job } from 'bullmq';
import { exec, execFile } from 'node:child_process';
import { promisify } from 'node:util';
import path from 'node:path';

const run = promisify(exec);
const runFile = promisify(execFile);

interface TranscodeJob {
  source: string;
  preset: string;
  title: string;
}

const connection = { host: process.env.REDIS_HOST ?? 'localhost', port: 6379 };

export const worker = new Worker<TranscodeJob>(
  'transcode',
  async (job: Job<TranscodeJob>) => {
    const { source, preset, title } = job.data;
    const out = path.join('/var/media/out', `${job.id}.mp4`);
    const { stderr } = await runFile(
      'ffmpeg',
      ['-y', '-i', source, '-preset', preset, '-metadata', `title=${title}`, out],
      { timeout: 600_000 },
    );
    await job.log(stderr);
    return { out };
  },
  { connection, concurrency: 2 },
);
