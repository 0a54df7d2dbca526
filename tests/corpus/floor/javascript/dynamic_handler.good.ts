// CWE-470, mended
import { Request, Response, Router } from "express";
import * as reports from "../reports";

const router = Router();
const KINDS: Record<string, (req: Request) => Promise<unknown>> = { sales: reports.sales, stock: reports.stock };

router.post("/reports/:kind", async (req: Request, res: Response) => {
  if (!Object.hasOwn(KINDS, req.params.kind)) {
    res.status(404).end();
    return;
  }
  res.json(await KINDS[req.params.kind](req));
});

export default router;
