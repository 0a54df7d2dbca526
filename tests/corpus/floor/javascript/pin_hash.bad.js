// CWE-916
const { createHash } = require("crypto");
const bcrypt = require("bcrypt");

async function storePassword(users, id, plain) {
  const digest = createHash("sha1").update(plain).digest("hex");
  await users.updateOne({ _id: id }, { $set: { passwordHash: digest } });
}

function etag(body) {
  return createHash("sha1").update(body).digest("base64url");
}

module.exports = { storePassword, etag };
