import { Worker, Job } from 'bullmq';
import { z } from 'zod';
import { connection } from './redis';
import { sendMail } from './mail';

const Mail = z.object({ to: z.string().email(), template: z.string(), values: z.record(z.string()) });

export const worker = new Worker(
  'mail',
  async (job: Job<{ payload: string }>) => {
    const mail = Mail.parse(JSON.parse(job.data.payload));
    await sendMail(mail.to, mail.template, mail.values);
  },
  { connection, concurrency: 4 },
);
