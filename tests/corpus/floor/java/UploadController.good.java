package shop;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.UUID;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@RestController
public class UploadController {
    private static final Path ROOT = Path.of("/srv/uploads");
    private static final Set<String> TYPES = Set.of("image/png", "image/jpeg");

    @PostMapping("/upload")
    public String upload(@RequestParam MultipartFile file) throws IOException {
        if (!TYPES.contains(file.getContentType())) {
            throw new IllegalArgumentException("type");
        }
        String name = UUID.randomUUID() + ".img";
        file.transferTo(ROOT.resolve(name));
        return name;
    }
}
