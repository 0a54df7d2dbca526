import DOMPurify from 'isomorphic-dompurify'
import { useEffect, useState } from 'react'

interface Article {
  id: string
  title: string
  html: string
}

export function ArticleBody({ id }: { id: string }) {
  const [article, setArticle] = useState<Article | null>(null)

  useEffect(() => {
    const controller = new AbortController()
    fetch(`/api/articles/${encodeURIComponent(id)}`, { signal: controller.signal })
      .then((response) => response.json())
      .then(setArticle)
      .catch(() => setArticle(null))
    return () => controller.abort()
  }, [id])

  if (!article) return <p className="muted">Loading…</p>
  return (
    <article>
      <h1>{article.title}</h1>
      <div className="prose" dangerouslySetInnerHTML={{ __html: DOMPurify.sanitize(article.html) }} />
    </article>
  )
}
