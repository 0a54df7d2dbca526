// CWE-22
package com.acme.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class ManualController {

    private final Path root = Path.of("/srv/manuals").toAbsolutePath().normalize();

    @GetMapping("/manuals/download")
    public ResponseEntity<Resource> download(@RequestParam String product, @RequestParam String file) throws IOException {
        Path target = root.resolve(product).resolve(file);
        if (!Files.exists(target)) {
            return ResponseEntity.notFound().build();
        }
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .body(new FileSystemResource(target));
    }
}
