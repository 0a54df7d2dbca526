// CWE-918, mended
"use server";

import { revalidatePath } from "next/cache";
import { saveImage } from "@/lib/images";

const ALLOWED_HOSTS = new Set(["images.unsplash.com", "cdn.example.com"]);

export async function importImage(formData: FormData) {
  const source = formData.get("source") as string;
  if (!source) {
    return { error: "address missing" };
  }
  const url = new URL(source);
  if (url.protocol !== "https:" || !ALLOWED_HOSTS.has(url.hostname)) {
    return { error: "host is not allowed" };
  }
  const response = await fetch(url);
  const bytes = Buffer.from(await response.arrayBuffer());
  await saveImage(bytes);
  revalidatePath("/gallery");
  return { ok: true };
}
