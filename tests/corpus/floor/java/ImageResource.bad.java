// CWE-22
package com.example.media;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.io.FilenameUtils;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
public class ImageResource {

    private final ImageProperties properties;

    public ImageResource(ImageProperties properties) {
        this.properties = properties;
    }

    @GetMapping("/albums/{album}/image")
    public ResponseEntity<InputStreamResource> image(@PathVariable int album, @RequestParam String file) throws IOException {
        File directory = new File(properties.getRoot(), Integer.toString(album));
        File image = new File(directory, file);
        if (!image.exists()) {
            return ResponseEntity.notFound().build();
        }
        InputStream in = new FileInputStream(image);
        return ResponseEntity.ok().contentType(MediaType.IMAGE_PNG).body(new InputStreamResource(in));
    }
}
