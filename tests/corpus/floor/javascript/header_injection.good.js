const http = require('node:http');
const { URL } = require('node:url');

const server = http.createServer((req, res) => {
  const url = new URL(req.url, 'http://localhost');
  const lang = url.searchParams.get('lang') || 'en';
  res.setHeader('Set-Cookie', 'lang=' + encodeURIComponent(lang) + '; Path=/; HttpOnly; Secure');
  res.writeHead(204);
  res.end();
});

server.listen(8080);
