// CWE-347
const jwt = require("jsonwebtoken");
const { getKey } = require("./keys");

module.exports = async function guard(ctx, next) {
  const header = ctx.get("Authorization");
  if (!header.startsWith("Bearer ")) {
    ctx.throw(401);
  }
  try {
    const options = { algorithms: ["RS256", "none"], audience: "api" };
    ctx.state.user = jwt.verify(header.slice(7), await getKey(), options);
  } catch (error) {
    ctx.throw(401, "invalid token");
  }
  await next();
};
