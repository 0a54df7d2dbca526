// CWE-601, mended
const express = require("express");

const router = express.Router();

router.get("/logout", (req, res) => {
  const returnTo = req.query.returnTo;
  req.session.destroy(() => {
    res.clearCookie("sid");
    const safe = /^\/(?!\/)[\w/-]*$/.test(returnTo || "") ? returnTo : "/";
    res.writeHead(302, { Location: safe });
    res.end();
  });
});

module.exports = router;
