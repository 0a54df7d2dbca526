import { createCipheriv, randomBytes, scryptSync } from 'node:crypto';

export function seal(password: string, plain: Buffer): Buffer {
  const salt = randomBytes(16);
  const key = scryptSync(password, salt, 32);
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  return Buffer.concat([salt, iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}
