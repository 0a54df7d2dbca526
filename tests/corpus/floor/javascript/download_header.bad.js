// CWE-113
const http = require("http");
const url = require("url");
const { openReport } = require("./reports");

http
  .createServer(async (req, res) => {
    const { query } = url.parse(req.url, true);
    const report = await openReport(Number(query.id));
    if (!report) {
      res.statusCode = 404;
      return res.end();
    }
    const name = query.name || "report.csv";
    res.setHeader("Content-Disposition", `attachment; filename=${name}`);
    res.setHeader("Content-Type", "text/csv");
    report.pipe(res);
  })
  .listen(8080);
