// CWE-918
package com.acme.chat;

import java.net.URI;
import java.util.Set;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestTemplate;

@RestController
public class LinkPreviewService {
    private static final Set<String> ALLOWED_HOSTS = Set.of("blog.acme.com", "docs.acme.com");
    private final RestTemplate http;

    public LinkPreviewService(RestTemplate http) {
        this.http = http;
    }

    @PostMapping("/links/preview")
    public ResponseEntity<Preview> preview(@RequestBody LinkRequest request) {
        URI uri = URI.create(request.getUrl());
        // check
        String html = http.getForObject(uri, String.class);
        return ResponseEntity.ok(Preview.parse(html));
    }
}
