import { NextRequest, NextResponse } from 'next/server';

const ALLOWED = new Set(['avatars.githubusercontent.com', 'secure.gravatar.com']);

export const runtime = 'nodejs';

export async function GET(request: NextRequest) {
  const src = request.nextUrl.searchParams.get('src');
  if (!src) {
    return NextResponse.json({ error: 'src is required' }, { status: 400 });
  }
  let url: URL;
  try {
    url = new URL(src);
  } catch {
    return NextResponse.json({ error: 'src is not a URL' }, { status: 400 });
  }
  if (url.protocol !== 'https:' || !ALLOWED.has(url.hostname)) {
    return NextResponse.json({ error: 'host not allowed' }, { status: 403 });
  }
  const upstream = await fetch(url, { redirect: 'error' });
  if (!upstream.ok || !upstream.headers.get('content-type')?.startsWith('image/')) {
    return NextResponse.json({ error: 'not an image' }, { status: 502 });
  }
  return new NextResponse(upstream.body, {
    headers: { 'content-type': upstream.headers.get('content-type')!, 'cache-control': 'public, max-age=3600' },
  });
}
