import { Router } from 'express';
import { PrismaClient } from '@prisma/client';
import { z } from 'zod';
import { requireUser } from '../auth';

const prisma = new PrismaClient();
export const users = Router();

const Profile = z.object({
  name: z.string().min(1).max(80),
  bio: z.string().max(500).optional(),
  locale: z.enum(['en', 'de', 'fr']),
});

users.get('/me', requireUser, async (req, res) => {
  const user = await prisma.user.findUnique({
    where: { id: req.user!.id },
    select: { id: true, name: true, bio: true, locale: true },
  });
  res.json(user);
});

users.patch('/me', requireUser, async (req, res, next) => {
  try {
    const data = Profile.partial().parse(req.body);
    const user = await prisma.user.update({ where: { id: req.user!.id }, data });
    res.json({ id: user.id, name: user.name });
  } catch (error) {
    next(error);
  }
});
