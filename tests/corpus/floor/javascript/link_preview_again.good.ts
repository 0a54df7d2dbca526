import type { NextApiRequest, NextApiResponse } from 'next';
import { load } from 'cheerio';
import { getSession } from '../../lib/session';

const HOSTS = new Set(['www.youtube.com', 'vimeo.com', 'github.com']);

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  const session = await getSession(req);
  if (!session) {
    return res.status(401).end();
  }
  const target = req.query.url as string;
  const url = new URL(target);
  if (url.protocol !== 'https:' || !HOSTS.has(url.hostname)) {
    return res.status(400).json({ error: 'host is not supported' });
  }
  const response = await fetch(url, { signal: AbortSignal.timeout(5000), redirect: 'error' });
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
