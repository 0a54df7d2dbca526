// CWE-640 CWE-601 CWE-20 CWE-644
import { Request, Response, Router } from 'express';
import { randomBytes } from 'node:crypto';
import { mailer } from '../mailer';
import { users } from '../users';

const router = Router();
const PUBLIC_URL = process.env.PUBLIC_URL ?? 'https://app.example.com';

router.post('/password/forgot', async (req: Request, res: Response) => {
  const user = await users.findByEmail(String(req.body.email));
  if (user) {
    const token = randomBytes(32).toString('hex');
    await users.saveResetToken(user.id, token);
    const link = `${req.protocol}://${req.get('host')}/password/reset?token=${token}`;
    await mailer.send(user.email, 'Reset your password', `Open ${link}`);
  }
  res.status(202).json({ sent: true });
});

export default router;
