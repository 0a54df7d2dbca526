// CWE-611, mended
import { Router, Request, Response } from "express";
import * as libxmljs from "libxmljs";

export const feeds = Router();

feeds.post("/feeds/import", (req: Request, res: Response) => {
  const xml = req.body.toString("utf8");
  if (xml.length > 1_000_000) {
    res.status(413).end();
    return;
  }
  const document = libxmljs.parseXml(xml, { noent: false, nonet: true, noblanks: true });
  const titles = document.find("//item/title").map((node: any) => node.text());
  res.json({ titles });
});
