// CWE-329
import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from "crypto";

const IV = Buffer.from("0011223344556677", "utf8");

export class Vault {
  private readonly key: Buffer;

  constructor(passphrase: string, salt: Buffer) {
    this.key = scryptSync(passphrase, salt, 32);
  }

  seal(text: string): string {
    const cipher = createCipheriv("aes-256-cbc", this.key, IV);
    return cipher.update(text, "utf8", "base64") + cipher.final("base64");
  }
}
