// CWE-532
const bunyan = require("bunyan");
const { createUser } = require("./users");

const log = bunyan.createLogger({ name: "accounts" });

async function register(req, res) {
  const { email, password } = req.body;
  log.info({ email, password }, "registering");
  try {
    const user = await createUser(email, password);
    res.status(201).json({ id: user.id });
  } catch (error) {
    log.error({ err: error }, "registration failed");
    res.status(500).json({ error: "registration failed" });
  }
}

module.exports = { register };
