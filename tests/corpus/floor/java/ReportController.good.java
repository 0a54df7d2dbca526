package shop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class ReportController {
    private static final Path ROOT = Path.of("/srv/reports");

    @GetMapping("/report")
    public ResponseEntity<ByteArrayResource> report(@RequestParam String name) throws IOException {
        Path file = ROOT.resolve(name).normalize();
        if (!file.startsWith(ROOT)) {
            return ResponseEntity.badRequest().build();
        }
        return ResponseEntity.ok(new ByteArrayResource(Files.readAllBytes(file)));
    }
}
