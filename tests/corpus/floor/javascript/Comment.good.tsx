import DOMPurify from 'dompurify';
import { marked } from 'marked';
import { useMemo } from 'react';

type Props = { author: string; body: string };

export function Comment({ author, body }: Props) {
  const html = useMemo(() => DOMPurify.sanitize(marked.parse(body) as string), [body]);
  return (
    <article>
      <h4>{author}</h4>
      <div dangerouslySetInnerHTML={{ __html: html }} />
    </article>
  );
}
