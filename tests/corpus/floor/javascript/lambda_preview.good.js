// CWE-79, mended
const { getItem } = require("./store");

const escape = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/"/g, "&quot;");

exports.handler = async (event) => {
  const title = (event.queryStringParameters || {}).title || "untitled";
  const item = await getItem(event.pathParameters.id);
  if (!item) {
    return { statusCode: 404, body: "not found" };
  }
  return {
    statusCode: 200,
    headers: { "Content-Type": "text/html" },
    body: `<html><body><h1>${escape(title)}</h1></body></html>`,
  };
};
