// CWE-601
const express = require("express");

const router = express.Router();

router.get("/logout", (req, res) => {
  const returnTo = req.query.returnTo;
  req.session.destroy(() => {
    res.clearCookie("sid");
    res.writeHead(302, { Location: returnTo || "/" });
    res.end();
  });
});

module.exports = router;
