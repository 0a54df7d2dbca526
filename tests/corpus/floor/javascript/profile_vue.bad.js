// CWE-79
import { createApp, ref } from "vue";
import DOMPurify from "dompurify";

createApp({
  setup() {
    const bio = ref("");
    fetch("/api/profile")
      .then((response) => response.json())
      .then((profile) => {
        bio.value = profile.bio;
      });
    return { bio };
  },
  template: `<section><h2>About me</h2><div v-html="bio"></div></section>`,
}).mount("#app");
