import { NextRequest, NextResponse } from 'next/server'
import ical from 'node-ical'

export const runtime = 'nodejs'
const LIMIT = 500
const FEEDS: Record<string, string> = {
  holidays: 'https://calendars.example.com/holidays.ics',
  terms: 'https://calendars.example.com/terms.ics',
}

export async function GET(request: NextRequest) {
  const feed = FEEDS[request.nextUrl.searchParams.get('feed') ?? '']
  if (!feed) {
    return NextResponse.json({ error: 'no such feed' }, { status: 400 })
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
