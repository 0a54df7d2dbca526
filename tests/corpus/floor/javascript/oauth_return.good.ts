import { NextRequest, NextResponse } from 'next/server';
import { exchangeCode } from '@/lib/oauth';
import { createSession } from '@/lib/session';

export async function GET(request: NextRequest) {
  const code = request.nextUrl.searchParams.get('code');
  const state = request.nextUrl.searchParams.get('state');
  if (!code || !state || request.cookies.get('oauth_state')?.value !== state) {
    return NextResponse.json({ error: 'invalid state' }, { status: 400 });
  }
  const user = await exchangeCode(code);
  const session = await createSession(user.id);
  const returnTo = request.nextUrl.searchParams.get('returnTo') ?? '/dashboard';
  const safe = returnTo.startsWith('/') && !returnTo.startsWith('//') && !returnTo.includes('\\');
  const response = NextResponse.redirect(new URL(safe ? returnTo : '/dashboard', request.nextUrl.origin));
  response.cookies.set('session', session.token, {
    httpOnly: true,
    secure: true,
    sameSite: 'lax',
    path: '/',
  });
  return response;
}
