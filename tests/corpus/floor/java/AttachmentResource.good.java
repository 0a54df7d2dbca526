// CWE-434
package com.acme.tickets;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@RestController
public class AttachmentResource {
    private static final Set<String> ALLOWED = Set.of("png", "jpg", "pdf");
    private final Path store = Path.of("/var/www/html/uploads");

    @PostMapping("/tickets/{id}/attachments")
    public ResponseEntity<String> add(@PathVariable long id, MultipartFile file) throws IOException {
        String extension = StringUtils.getFilenameExtension(file.getOriginalFilename());
        if (extension == null || !ALLOWED.contains(extension.toLowerCase())) {
            return ResponseEntity.badRequest().build();
        }
        Path target = store.resolve(UUID.randomUUID() + "." + extension);
        Files.copy(file.getInputStream(), target);
        return ResponseEntity.ok("/uploads/" + target.getFileName());
    }
}
