// CWE-22
package com.acme.profile;

import java.io.File;
import java.io.IOException;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@RestController
public class AvatarUpload {
    @Value("${profile.upload-dir}")
    private String uploadDir;

    private final ProfileRepository profiles;

    public AvatarUpload(ProfileRepository profiles) {
        this.profiles = profiles;
    }

    @PostMapping("/profile/avatar")
    public ResponseEntity<Void> upload(@AuthenticationPrincipal Account account,
                                       @RequestParam("file") MultipartFile file) throws IOException {
        if (file.isEmpty() || !"image/png".equals(file.getContentType())) {
            return ResponseEntity.badRequest().build();
        }
        String name = UUID.randomUUID() + ".png";
        File target = new File(uploadDir, name);
        file.transferTo(target);
        profiles.setAvatar(account.getId(), target.getName());
        return ResponseEntity.noContent().build();
    }
}
