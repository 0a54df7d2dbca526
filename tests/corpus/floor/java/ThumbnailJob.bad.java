// CWE-78
package com.acme.media.jobs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

public final class ThumbnailJob implements Runnable {
    private static final Logger log = LoggerFactory.getLogger(ThumbnailJob.class);
    private final Path source;
    private final String size;

    public ThumbnailJob(Path source, String size) {
        this.source = source;
        this.size = size;
    }

    @Override
    public void run() {
        ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-c", "convert " + source + " -resize " + size + " thumb.png");
        builder.redirectErrorStream(true);
        try {
            Process process = builder.start();
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            log.error("conversion failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
