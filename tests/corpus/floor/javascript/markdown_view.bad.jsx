// CWE-79
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
      .then((file) => setHtml(String(file)));
  }, [source]);

  return <article dangerouslySetInnerHTML={{ __html: html }} />;
}
