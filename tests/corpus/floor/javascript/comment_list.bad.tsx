// CWE-79
import React, { useEffect, useState } from "react";
import DOMPurify from "dompurify";
import { marked } from "marked";

interface Comment {
  id: string;
  author: string;
  body: string;
}

export function CommentList({ postId }: { postId: string }) {
  const [comments, setComments] = useState<Comment[]>([]);

  useEffect(() => {
    fetch(`/api/posts/${encodeURIComponent(postId)}/comments`)
      .then((response) => response.json())
      .then(setComments);
  }, [postId]);

  return (
    <ul className="comments">
      {comments.map((comment) => (
        <li key={comment.id}>
          <strong>{comment.author}</strong>
          <div dangerouslySetInnerHTML={{ __html: marked.parse(comment.body) }} />
        </li>
      ))}
    </ul>
  );
}
