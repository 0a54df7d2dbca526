// CWE-918
package shop;

import java.net.URI;
import java.util.Set;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestTemplate;

@RestController
public class LinkPreview {
    private static final Set<String> HOSTS = Set.of("blog.example.com", "docs.example.com");
    private final RestTemplate rest = new RestTemplate();

    record Link(String url) {}

    @PostMapping("/preview")
    public String preview(@RequestBody Link link) {
        URI uri = URI.create(link.url());
        return rest.getForObject(uri, String.class);
    }
}
