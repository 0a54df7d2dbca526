// CWE-327 CWE-329
import { createCipheriv, createDecipheriv, randomBytes } from 'crypto';

const KEY = Buffer.from(process.env.NOTES_KEY ?? '', 'hex');

export interface Sealed {
  iv: string;
  tag?: string;
  data: string;
}

export function seal(text: string): Sealed {
  const cipher = createCipheriv('aes-256-ecb', KEY, null);
  const data = cipher.update(text, 'utf8', 'base64') + cipher.final('base64');
  return { iv: '', data };
}

export function open(sealed: Sealed): string {
  const decipher = createDecipheriv('aes-256-ecb', KEY, null);
  return decipher.update(sealed.data, 'base64', 'utf8') + decipher.final('utf8');
}
