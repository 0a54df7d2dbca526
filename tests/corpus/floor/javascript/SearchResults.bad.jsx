// CWE-79
import { useEffect, useRef } from 'react';
import escapeHtml from 'escape-html';

export default function SearchResults({ hits, query }) {
  const list = useRef(null);

  useEffect(() => {
    const pattern = new RegExp(query.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'gi');
    const rows = hits.map((hit) => {
      const title = hit.title.replace(pattern, (match) => `<mark>${match}</mark>`);
      return `<li>${title}</li>`;
    });
    list.current.innerHTML = rows.join('');
  }, [hits, query]);

  return <ul ref={list} aria-label="results" />;
}
