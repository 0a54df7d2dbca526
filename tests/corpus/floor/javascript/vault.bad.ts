// CWE-327 CWE-329
import { createCipheriv, randomBytes, scryptSync } from 'node:crypto';

export function seal(password: string, plain: Buffer): Buffer {
  const salt = randomBytes(16);
  const key = scryptSync(password, salt, 32);
  const cipher = createCipheriv('aes-256-ecb', key, null);
  return Buffer.concat([salt, cipher.update(plain), cipher.final()]);
}
