// CWE-78
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
        String[] command = {"/bin/bash", "-c", "lp -d " + printer + " -n " + copies + " " + document};
        Process process = Runtime.getRuntime().exec(command);
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("printer does not answer");
        }
        return process.exitValue();
    }
}
