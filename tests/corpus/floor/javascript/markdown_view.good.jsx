// CWE-79, mended
import React from "react";
import { remark } from "remark";
import remarkHtml from "remark-html";
import sanitizeHtml from "sanitize-html";

export default function MarkdownView({ source }) {
  const [html, setHtml] = React.useState("");

  React.useEffect(() => {
    remark()
      .use(remarkHtml, { sanitize: false })
      .process(source)
      .then((file) => setHtml(sanitizeHtml(String(file))));
  }, [source]);

  return <article>{html}</article>;
}
