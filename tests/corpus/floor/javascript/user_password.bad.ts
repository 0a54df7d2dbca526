// CWE-916
import { createHash, randomBytes, scryptSync, timingSafeEqual } from "node:crypto";

export interface StoredPassword {
  salt: string;
  hash: string;
}

export function hashPassword(password: string): StoredPassword {
  const salt = randomBytes(16).toString("hex");
  const hash = createHash("sha256").update(salt + password).digest("hex");
  return { salt, hash };
}

export function verifyPassword(password: string, stored: StoredPassword): boolean {
  const given = createHash("sha256").update(stored.salt + password).digest();
  return timingSafeEqual(given, Buffer.from(stored.hash, "hex"));
}
