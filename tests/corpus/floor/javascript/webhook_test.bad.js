// CWE-918
const fastify = require("fastify")({ logger: true });
const axios = require("axios");
const { isPublicUrl } = require("./net");

const schema = {
  body: {
    type: "object",
    required: ["callback"],
    properties: { callback: { type: "string", maxLength: 500 } },
  },
};

fastify.post("/webhooks/test", { schema }, async (request, reply) => {
  const { callback } = request.body;
  const started = Date.now();
  const response = await axios.post(callback, { event: "ping" }, { maxRedirects: 0, timeout: 2000 });
  return { status: response.status, ms: Date.now() - started };
});

fastify.listen({ port: 3000 });
