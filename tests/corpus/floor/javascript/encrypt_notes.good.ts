import { createCipheriv, createDecipheriv, randomBytes } from 'crypto';

const KEY = Buffer.from(process.env.NOTES_KEY ?? '', 'hex');

export interface Sealed {
  iv: string;
  tag?: string;
  data: string;
}

export function seal(text: string): Sealed {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', KEY, iv);
  const data = cipher.update(text, 'utf8', 'base64') + cipher.final('base64');
  return { iv: iv.toString('base64'), tag: cipher.getAuthTag().toString('base64'), data };
}

export function open(sealed: Sealed): string {
  const decipher = createDecipheriv('aes-256-gcm', KEY, Buffer.from(sealed.iv, 'base64'));
  decipher.setAuthTag(Buffer.from(sealed.tag ?? '', 'base64'));
  return decipher.update(sealed.data, 'base64', 'utf8') + decipher.final('utf8');
}
