import { Sequelize, QueryTypes } from 'sequelize';
import { FastifyPluginAsync } from 'fastify';

const sorts = new Map([['name', 'u.name'], ['joined', 'u.created_at']]);

export const members: FastifyPluginAsync<{ db: Sequelize }> = async (app, { db }) => {
  app.get<{ Querystring: { team: string; sort?: string } }>('/members', async (request) => {
    const { team, sort = 'name' } = request.query;
    const column = sorts.get(sort) ?? 'u.name';
    const query = `SELECT u.id, u.name FROM users u WHERE u.team = :team ORDER BY ${column}`;
    return db.query(query, { type: QueryTypes.SELECT, replacements: { team } });
  });
};
