// CWE-915, mended
import { Router } from "express";
import { User } from "../models/user";
import { requireLogin } from "../middleware/auth";

const router = Router();

router.patch("/account", requireLogin, async (req, res, next) => {
  try {
    const user = await User.findByPk(req.user.id);
    if (!user) {
      return res.status(404).end();
    }
    const { displayName, locale } = req.body;
    await user.update({ displayName, locale });
    return res.json({ id: user.id });
  } catch (error) {
    return next(error);
  }
});

export default router;
