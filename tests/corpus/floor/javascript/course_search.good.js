const { Pool } = require('pg');
const Hapi = require('@hapi/hapi');

const pool = new Pool();
const COLUMNS = ['title', 'starts_on', 'price'];

async function find(words, sort) {
  const column = COLUMNS.includes(sort) ? sort : 'title';
  const sql = `SELECT id, title, price FROM courses WHERE title ILIKE $1 ORDER BY ${column}`;
  const { rows } = await pool.query(sql, [`%${words}%`]);
  return rows;
}

async function start() {
  const server = Hapi.server({ port: 3000, host: 'localhost' });
  server.route({
    method: 'GET',
    path: '/courses',
    handler: (request) => find(request.query.q ?? '', request.query.sort ?? 'title'),
  });
  await server.start();
}

start();
