// CWE-327
const https = require("https");
const fs = require("fs");
const app = require("./app");

const options = {
  key: fs.readFileSync(process.env.TLS_KEY),
  cert: fs.readFileSync(process.env.TLS_CERT),
  minVersion: "TLSv1.1",
  honorCipherOrder: true,
};

https.createServer(options, app).listen(8443);
