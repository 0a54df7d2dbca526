// CWE-916, mended
const { createHash } = require("crypto");
const bcrypt = require("bcrypt");

async function storePassword(users, id, plain) {
  const digest = await bcrypt.hash(plain, 12);
  await users.updateOne({ _id: id }, { $set: { passwordHash: digest } });
}

function etag(body) {
  return createHash("sha1").update(body).digest("base64url");
}

module.exports = { storePassword, etag };
