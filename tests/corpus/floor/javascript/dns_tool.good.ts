// CWE-78, mended
import { spawn } from "child_process";
import express, { Request, Response } from "express";

const app = express();

app.get("/tools/dig", (req: Request, res: Response) => {
  const domain = String(req.query.domain ?? "");
  if (!/^[a-z0-9.-]+$/i.test(domain)) {
    res.status(400).send("bad domain");
    return;
  }
  const child = spawn("dig", ["+short", domain]);
  res.type("text/plain");
  child.stdout.pipe(res);
  child.on("error", () => res.status(500).end());
});

export default app;
