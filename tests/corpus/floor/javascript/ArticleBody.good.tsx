import { useEffect, useState } from 'react';
import DOMPurify from 'dompurify';
import { fetchArticle, Article } from '../api/articles';
import { Spinner } from './Spinner';

interface Props {
  slug: string;
}

export function ArticleBody({ slug }: Props) {
  const [article, setArticle] = useState<Article | null>(null);
  const [failed, setFailed] = useState(false);

  useEffect(() => {
    let active = true;
    fetchArticle(slug)
      .then((found) => active && setArticle(found))
      .catch(() => active && setFailed(true));
    return () => {
      active = false;
    };
  }, [slug]);

  if (failed) return <p role="alert">The article could not be loaded.</p>;
  if (!article) return <Spinner />;
  const html = DOMPurify.sanitize(article.body);
  return (
    <article>
      <h1>{article.title}</h1>
      <div className="prose" dangerouslySetInnerHTML={{ __html: html }} />
    </article>
  );
}
