// CWE-90
const ldap = require("ldapjs");
const express = require("express");

const router = express.Router();
const client = ldap.createClient({ url: process.env.LDAP_URL });

router.get("/people", (req, res) => {
  const name = req.query.name;
  const filter = `(&(objectClass=person)(cn=${name}))`;
  client.search("ou=people,dc=example,dc=com", { filter, scope: "sub", sizeLimit: 20 }, (error, result) => {
    if (error) {
      return res.status(502).end();
    }
    const found = [];
    result.on("searchEntry", (entry) => found.push(entry.object.cn));
    result.on("end", () => res.json(found));
  });
});

module.exports = router;
