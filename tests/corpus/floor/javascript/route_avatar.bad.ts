// CWE-918
import { NextRequest, NextResponse } from 'next/server';

const ALLOWED = new Set(['avatars.githubusercontent.com', 'secure.gravatar.com']);

export const runtime = 'nodejs';

export async function GET(request: NextRequest) {
  const src = request.nextUrl.searchParams.get('src');
  if (!src) {
    return NextResponse.json({ error: 'src is required' }, { status: 400 });
  }
  const upstream = await fetch(src, { redirect: 'follow' });
  if (!upstream.ok || !upstream.headers.get('content-type')?.startsWith('image/')) {
    return NextResponse.json({ error: 'not an image' }, { status: 502 });
  }
  return new NextResponse(upstream.body, {
    headers: { 'content-type': upstream.headers.get('content-type')!, 'cache-control': 'public, max-age=3600' },
  });
}
