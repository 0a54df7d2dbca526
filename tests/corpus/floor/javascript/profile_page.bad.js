// CWE-79
const http = require("http");
const { URL } = require("url");
const escapeHtml = require("escape-html");
const { findProfile } = require("./profiles");

const server = http.createServer(async (req, res) => {
  const url = new URL(req.url, "http://localhost");
  if (url.pathname !== "/profile") {
    res.writeHead(404, { "Content-Type": "text/plain" });
    return res.end("not found");
  }
  const name = url.searchParams.get("name") || "";
  const profile = await findProfile(name);
  res.writeHead(200, { "Content-Type": "text/html; charset=utf-8" });
  if (!profile) {
    return res.end(`<p>There is no profile ${name}.</p>`);
  }
  return res.end(`<h1>${escapeHtml(profile.title)}</h1>`);
});

server.listen(8080);
