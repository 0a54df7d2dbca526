// CWE-78
package com.acme.ops;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class NetworkDiagnostics {
    private static final Pattern HOST = Pattern.compile("[a-z0-9.-]{1,253}");

    @GetMapping("/ops/ping")
    public String ping(@RequestParam String host) throws IOException {
        // check
        Process process = Runtime.getRuntime().exec("ping -c 1 " + host);
        try (BufferedReader out = new BufferedReader(new InputStreamReader(process.getInputStream()))) {
            return out.lines().collect(Collectors.joining("\n"));
        }
    }
}
