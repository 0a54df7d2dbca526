// CWE-338, mended
const crypto = require("crypto");
const db = require("./db");
const mailer = require("./mailer");

const HOUR = 60 * 60 * 1000;

async function requestReset(email) {
  const user = await db("users").where({ email }).first();
  if (!user) {
    return;
  }
  const token = crypto.randomBytes(32).toString("hex");
  await db("password_resets").insert({
    user_id: user.id,
    token,
    expires_at: new Date(Date.now() + HOUR),
  });
  await mailer.send(user.email, "reset", { token });
}

// A little jitter, so that all clients do not come back at once.
function retryDelay(attempt) {
  return 2 ** attempt * 100 + Math.floor(Math.random() * 100);
}

module.exports = { requestReset, retryDelay };
