// CWE-78
import { spawn } from "child_process";
import express, { Request, Response } from "express";

const app = express();

app.get("/tools/dig", (req: Request, res: Response) => {
  const domain = String(req.query.domain ?? "");
  const child = spawn("dig", ["+short", domain], { shell: true });
  res.type("text/plain");
  child.stdout.pipe(res);
  child.on("error", () => res.status(500).end());
});

export default app;
