// CWE-502, mended
import { Router } from "express";
import yaml from "js-yaml";
import { saveConfig } from "./config_store";

const router = Router();

router.put("/config", async (req, res, next) => {
  try {
    const parsed = yaml.load(req.body.text, { schema: yaml.CORE_SCHEMA });
    await saveConfig(parsed);
    res.status(204).end();
  } catch (error) {
    next(error);
  }
});

export default router;
