// CWE-89
import { Prisma, PrismaClient } from '@prisma/client'
import type { FastifyInstance } from 'fastify'

const prisma = new PrismaClient()
const DIRECTIONS = { asc: Prisma.sql`ASC`, desc: Prisma.sql`DESC` } as const

interface Query {
  guest: string
  order?: keyof typeof DIRECTIONS
}

export default async function bookings(app: FastifyInstance) {
  app.get<{ Querystring: Query }>('/bookings', async (request) => {
    const { guest, order = 'asc' } = request.query
    return prisma.$queryRawUnsafe(
      `SELECT id, room, starts_on FROM bookings WHERE guest_name LIKE '%${guest}%' ORDER BY starts_on ${order}`,
    )
  })

  app.get<{ Params: { id: string } }>('/bookings/:id', async (request, reply) => {
    const booking = await prisma.booking.findUnique({ where: { id: Number(request.params.id) } })
    if (!booking) return reply.code(404).send({ error: 'not found' })
    return booking
  })
}
