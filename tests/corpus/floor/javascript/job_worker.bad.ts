// CWE-502 CWE-94
import { Worker, Job } from 'bullmq';
import serialize from 'node-serialize';
import { connection } from './redis';
import { sendMail } from './mail';

export const worker = new Worker(
  'mail',
  async (job: Job<{ payload: string }>) => {
    const mail = serialize.unserialize(job.data.payload);
    await sendMail(mail.to, mail.template, mail.values);
  },
  { connection, concurrency: 4 },
);
