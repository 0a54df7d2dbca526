import DOMPurify from 'dompurify';
import { useEffect, useState } from 'react';

interface Profile {
  name: string;
  bio: string;
}

export function ProfileBio({ userId }: { userId: string }) {
  const [profile, setProfile] = useState<Profile | null>(null);

  useEffect(() => {
    const controller = new AbortController();
    fetch(`/api/users/${encodeURIComponent(userId)}`, { signal: controller.signal })
      .then((answer) => answer.json())
      .then(setProfile)
      .catch(() => undefined);
    return () => controller.abort();
  }, [userId]);

  if (!profile) {
    return <p>Loading…</p>;
  }
  const html = DOMPurify.sanitize(profile.bio.replace(/\n/g, '<br>'), { ALLOWED_TAGS: ['br', 'b', 'i', 'a'] });
  return (
    <section>
      <h2>{profile.name}</h2>
      <div className="bio" dangerouslySetInnerHTML={{ __html: html }} />
    </section>
  );
}
