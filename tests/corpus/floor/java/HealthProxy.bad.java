// CWE-918
package com.example.gateway;

import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class HealthProxy {

    public record Probe(String url) {}

    private final HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build();

    @PostMapping("/probe")
    public ResponseEntity<Integer> probe(@RequestBody Probe probe) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(probe.url())).timeout(Duration.ofSeconds(5)).GET().build();
        HttpResponse<Void> response = client.send(request, HttpResponse.BodyHandlers.discarding());
        return ResponseEntity.ok(response.statusCode());
    }
}
