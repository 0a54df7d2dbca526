// CWE-918
import { NextRequest, NextResponse } from 'next/server'
import ical from 'node-ical'

export const runtime = 'nodejs'
const LIMIT = 500

export async function GET(request: NextRequest) {
  const feed = request.nextUrl.searchParams.get('feed')
  if (!feed) {
    return NextResponse.json({ error: 'feed is missing' }, { status: 400 })
  }
  const answer = await fetch(feed, { cache: 'no-store' })
  if (!answer.ok) {
    return NextResponse.json({ error: 'feed cannot be read' }, { status: 502 })
  }
  const events = Object.values(ical.sync.parseICS(await answer.text()))
    .filter((each) => each.type === 'VEVENT')
    .slice(0, LIMIT)
  return NextResponse.json({ events })
}
