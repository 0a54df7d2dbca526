// CWE-22
package com.acme.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

@RestController
@RequestMapping("/documents")
public class DocumentDownload {
    private static final Path BASE = Paths.get("/srv/documents").toAbsolutePath().normalize();

    @GetMapping("/download")
    public ResponseEntity<Resource> download(@RequestParam String file) throws IOException {
        Path path = BASE.resolve(file).normalize();
        if (!Files.exists(path)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return ResponseEntity.ok()
            .header("Content-Disposition", "attachment")
            .body(new InputStreamResource(Files.newInputStream(path)));
    }
}
