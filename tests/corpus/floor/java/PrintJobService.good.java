package com.acme.print;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Service;

@Service
public class PrintJobService {

    private static final Map<String, String> PRINTERS = Map.of("office", "hp-400", "hall", "canon-2");

    public int print(Path document, String printer, int copies) throws IOException, InterruptedException {
        String device = PRINTERS.get(printer);
        if (device == null) {
            throw new IllegalArgumentException("no such printer");
        }
        Process process = new ProcessBuilder("lp", "-d", device, "-n", Integer.toString(copies), document.toString())
                .redirectErrorStream(true)
                .start();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("printer does not answer");
        }
        return process.exitValue();
    }
}
