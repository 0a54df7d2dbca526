// CWE-918
import type { NextApiRequest, NextApiResponse } from 'next';
import { load } from 'cheerio';
import { getSession } from '../../lib/session';

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  const session = await getSession(req);
  if (!session) {
    return res.status(401).end();
  }
  const target = req.query.url as string;
  const response = await fetch(target, { signal: AbortSignal.timeout(5000) });
  if (!response.ok) {
    return res.status(502).json({ error: 'page could not be loaded' });
  }
  const $ = load(await response.text());
  res.status(200).json({
    title: $('title').first().text(),
    description: $('meta[name="description"]').attr('content') ?? '',
    image: $('meta[property="og:image"]').attr('content') ?? null,
  });
}
