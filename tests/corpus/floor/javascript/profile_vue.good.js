// CWE-79, mended
import { createApp, ref } from "vue";
import DOMPurify from "dompurify";

createApp({
  setup() {
    const bio = ref("");
    fetch("/api/profile")
      .then((response) => response.json())
      .then((profile) => {
        bio.value = DOMPurify.sanitize(profile.bio);
      });
    return { bio };
  },
  template: `<section><h2>About me</h2><div>{{ bio }}</div></section>`,
}).mount("#app");
