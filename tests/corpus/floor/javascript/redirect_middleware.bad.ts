// CWE-601
import { NextRequest, NextResponse } from 'next/server';
import { getToken } from 'next-auth/jwt';

export const config = { matcher: ['/login', '/app/:path*'] };

export async function middleware(request: NextRequest) {
  const token = await getToken({ req: request });
  if (request.nextUrl.pathname === '/login' && token) {
    const next = request.nextUrl.searchParams.get('next');
    return NextResponse.redirect(new URL(next ?? '/app', request.url));
  }
  if (!token && request.nextUrl.pathname.startsWith('/app')) {
    return NextResponse.redirect(new URL('/login', request.url));
  }
  return NextResponse.next();
}
