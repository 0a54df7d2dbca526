// CWE-1333
import { z } from "zod";

const SLUG = /^([a-z0-9]+-?)+$/;

export const articleSchema = z.object({
  title: z.string().min(3).max(200),
  slug: z.string().regex(SLUG),
  body: z.string(),
});

export type Article = z.infer<typeof articleSchema>;
