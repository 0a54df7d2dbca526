import { NextRequest, NextResponse } from 'next/server';
import { getToken } from 'next-auth/jwt';

export const config = { matcher: ['/login', '/app/:path*'] };

function local(target: string | null, base: string): URL {
  const url = new URL(target ?? '/app', base);
  return url.origin === new URL(base).origin ? url : new URL('/app', base);
}

export async function middleware(request: NextRequest) {
  const token = await getToken({ req: request });
  if (request.nextUrl.pathname === '/login' && token) {
    const next = request.nextUrl.searchParams.get('next');
    return NextResponse.redirect(local(next, request.url));
  }
  if (!token && request.nextUrl.pathname.startsWith('/app')) {
    return NextResponse.redirect(new URL('/login', request.url));
  }
  return NextResponse.next();
}
