// CWE-22
import { NextRequest, NextResponse } from "next/server";
import { promises as fs } from "fs";
import path from "path";

const DOCS = path.join(process.cwd(), "content", "docs");

export async function GET(request: NextRequest) {
  const slug = request.nextUrl.searchParams.get("slug");
  if (!slug) {
    return NextResponse.json({ error: "slug missing" }, { status: 400 });
  }
  const file = path.join(DOCS, slug);
  try {
    const text = await fs.readFile(file, "utf8");
    return NextResponse.json({ text });
  } catch {
    return NextResponse.json({ error: "not found" }, { status: 404 });
  }
}
