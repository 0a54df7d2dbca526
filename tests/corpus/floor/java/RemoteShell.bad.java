// CWE-78
package com.example.ops;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class RemoteShell {

    private static final Pattern UNIT = Pattern.compile("[a-z][a-z0-9-]{1,40}");

    record Restart(String unit) {}

    @PostMapping("/ops/restart")
    @PreAuthorize("hasRole('OPS')")
    public String restart(@RequestBody Restart body) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", "systemctl restart " + body.unit() + " 2>&1");
        Process process = builder.start();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String text = reader.lines().collect(Collectors.joining("\n"));
            process.waitFor();
            return text;
        }
    }
}
