// CWE-329, mended
import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from "crypto";

export class Vault {
  private readonly key: Buffer;

  constructor(passphrase: string, salt: Buffer) {
    this.key = scryptSync(passphrase, salt, 32);
  }

  seal(text: string): string {
    const iv = randomBytes(16);
    const cipher = createCipheriv("aes-256-cbc", this.key, iv);
    return iv.toString("base64") + ":" + cipher.update(text, "utf8", "base64") + cipher.final("base64");
  }
}
