package com.acme.media;

import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.util.Set;
import javax.imageio.ImageIO;

@Path("/thumbnails")
public class ThumbnailResource {

    private static final Set<String> HOSTS = Set.of("cdn.acme.com", "images.acme.com");

    @GET
    @Produces("image/png")
    public byte[] thumbnail(@QueryParam("src") String src) throws IOException {
        URI source = URI.create(src);
        if (!"https".equals(source.getScheme()) || !HOSTS.contains(source.getHost())) {
            throw new BadRequestException("picture is not ours");
        }
        BufferedImage image = ImageIO.read(source.toURL().openStream());
        if (image == null) {
            throw new BadRequestException("no picture");
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }
}
