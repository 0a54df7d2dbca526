// CWE-918
"use server";

import { revalidatePath } from "next/cache";
import { saveImage } from "@/lib/images";

const ALLOWED_HOSTS = new Set(["images.unsplash.com", "cdn.example.com"]);

export async function importImage(formData: FormData) {
  const source = formData.get("source") as string;
  if (!source) {
    return { error: "address missing" };
  }
  const response = await fetch(source);
  const bytes = Buffer.from(await response.arrayBuffer());
  await saveImage(bytes);
  revalidatePath("/gallery");
  return { ok: true };
}
