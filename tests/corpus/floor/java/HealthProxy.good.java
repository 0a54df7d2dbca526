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
        URI target = URI.create(probe.url());
        assertPublic(target);
        HttpRequest request = HttpRequest.newBuilder(target).timeout(Duration.ofSeconds(5)).GET().build();
        HttpResponse<Void> response = client.send(request, HttpResponse.BodyHandlers.discarding());
        return ResponseEntity.ok(response.statusCode());
    }

    private static void assertPublic(URI target) throws Exception {
        if (!"https".equals(target.getScheme())) {
            throw new IllegalArgumentException("https only");
        }
        for (InetAddress address : InetAddress.getAllByName(target.getHost())) {
            if (address.isSiteLocalAddress() || address.isLoopbackAddress() || address.isLinkLocalAddress()) {
                throw new IllegalArgumentException("address not allowed");
            }
        }
    }
}
