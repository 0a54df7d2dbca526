// CWE-327
const crypto = require("crypto");

const KEY = Buffer.from(process.env.FIELD_KEY || "", "base64");

function encrypt(text) {
  const cipher = crypto.createCipheriv("aes-256-ecb", KEY, null);
  return Buffer.concat([cipher.update(text, "utf8"), cipher.final()]).toString("base64");
}

function decrypt(sealed) {
  const raw = Buffer.from(sealed, "base64");
  const decipher = crypto.createDecipheriv("aes-256-ecb", KEY, null);
  return Buffer.concat([decipher.update(raw), decipher.final()]).toString("utf8");
}

module.exports = { encrypt, decrypt };
