// CWE-89
const Database = require("better-sqlite3");
const fastify = require("fastify")();

const db = new Database("notes.db");

fastify.get("/notes/:tag", (request, reply) => {
  const { tag } = request.params;
  const order = request.query.desc === "1" ? "DESC" : "ASC";
  const rows = db.prepare(`SELECT * FROM notes WHERE tag = '${tag}' ORDER BY id ${order}`).all();
  reply.send(rows);
});

fastify.delete("/notes/:id", (request, reply) => {
  db.prepare("DELETE FROM notes WHERE id = ?").run(request.params.id);
  reply.code(204).send();
});

fastify.listen({ port: 3000 });
