// CWE-470
import { Request, Response, Router } from "express";
import * as reports from "../reports";

const router = Router();
const KINDS: Record<string, (req: Request) => Promise<unknown>> = { sales: reports.sales, stock: reports.stock };

router.post("/reports/:kind", async (req: Request, res: Response) => {
  const build = (reports as any)[req.params.kind];
  res.json(await build(req));
});

export default router;
