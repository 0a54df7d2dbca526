// CWE-611
import { DOMParser } from "@xmldom/xmldom";
import libxml from "libxmljs2";

export function parseInvoice(xml: string): { number: string; total: number } {
  const doc = libxml.parseXml(xml, { noent: true, dtdload: true });
  const number = doc.get("//Invoice/Number")?.text() ?? "";
  const total = Number(doc.get("//Invoice/Total")?.text() ?? 0);
  return { number, total };
}

export function isXml(text: string): boolean {
  return new DOMParser().parseFromString(text, "text/xml") !== undefined;
}
