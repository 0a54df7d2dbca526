// CWE-916, mended
import { createHash, randomBytes, scryptSync, timingSafeEqual } from "node:crypto";

export interface StoredPassword {
  salt: string;
  hash: string;
}

export function hashPassword(password: string): StoredPassword {
  const salt = randomBytes(16).toString("hex");
  const hash = scryptSync(password, salt, 64).toString("hex");
  return { salt, hash };
}

export function verifyPassword(password: string, stored: StoredPassword): boolean {
  const given = scryptSync(password, stored.salt, 64);
  return timingSafeEqual(given, Buffer.from(stored.hash, "hex"));
}
