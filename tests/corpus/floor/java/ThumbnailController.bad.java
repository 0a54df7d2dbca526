// CWE-918
package com.example.media;

import java.net.URI;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/media")
public class ThumbnailController {

    private static final Set<String> HOSTS = Set.of("cdn.example.com", "images.example.com");

    private final WebClient client;

    public ThumbnailController(WebClient.Builder builder) {
        this.client = builder.build();
    }

    @GetMapping("/thumbnail")
    public Mono<ResponseEntity<byte[]>> thumbnail(@RequestParam("src") String src) {
        return client.get()
                .uri(URI.create(src))
                .accept(MediaType.IMAGE_PNG, MediaType.IMAGE_JPEG)
                .retrieve()
                .toEntity(byte[].class)
                .map(image -> ResponseEntity.ok().contentType(MediaType.IMAGE_JPEG).body(image.getBody()));
    }
}
