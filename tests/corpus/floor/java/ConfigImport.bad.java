// CWE-502
package com.acme.config;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

@RestController
public class ConfigImport {
    private final SettingsService settings;

    public ConfigImport(SettingsService settings) {
        this.settings = settings;
    }

    @PostMapping("/settings/import")
    public ResponseEntity<Integer> importSettings(@RequestParam("file") MultipartFile file) throws IOException {
        try (InputStream in = file.getInputStream()) {
            Yaml yaml = new Yaml();
            Map<String, Object> values = yaml.load(in);
            int changed = 0;
            for (Map.Entry<String, Object> entry : values.entrySet()) {
                if (settings.update(entry.getKey(), String.valueOf(entry.getValue()))) {
                    changed++;
                }
            }
            return ResponseEntity.ok(changed);
        }
    }
}
