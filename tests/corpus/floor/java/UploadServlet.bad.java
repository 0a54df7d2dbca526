// CWE-434
package com.example.upload;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.MultipartConfig;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;

@WebServlet("/photos")
@MultipartConfig(maxFileSize = 5_000_000)
public class UploadServlet extends HttpServlet {

    private static final Map<String, String> TYPES = Map.of("image/png", ".png", "image/jpeg", ".jpg");

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        Part photo = request.getPart("photo");
        Path directory = Path.of(getServletContext().getRealPath("/photos"));
        String name = Path.of(photo.getSubmittedFileName()).getFileName().toString();
        try (InputStream in = photo.getInputStream()) {
            Files.copy(in, directory.resolve(name));
        }
        response.setStatus(201);
    }
}
