package org.example.media;

import java.net.URI;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.server.ResponseStatusException;

@RestController
public class ImageProxy {
    private static final Set<String> HOSTS = Set.of("img.example.org", "cdn.example.org");
    private final RestTemplate http;

    public ImageProxy(RestTemplate http) {
        this.http = http;
    }

    @GetMapping("/proxy")
    public ResponseEntity<byte[]> image(@RequestParam("url") String url) {
        URI target = URI.create(url);
        if (!"https".equals(target.getScheme()) || !HOSTS.contains(target.getHost())) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "not allowed");
        }
        byte[] body = http.getForObject(target, byte[].class);
        return ResponseEntity.ok(body);
    }
}
