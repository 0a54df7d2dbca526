import { PrismaClient, Prisma } from '@prisma/client';

const prisma = new PrismaClient();

export const resolvers = {
  Query: {
    products: async (_: unknown, args: { category: string }) => {
      return prisma.$queryRaw(Prisma.sql`SELECT * FROM product WHERE category = ${args.category}`);
    },
  },
};
