// CWE-78
package org.example.backup;

import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

@Service
public class BackupService {
    private static final Logger log = LoggerFactory.getLogger(BackupService.class);
    private final File directory = new File("/var/backups/shop");

    public boolean dump(String database, String label) throws IOException, InterruptedException {
        String command = "pg_dump " + database + " > " + directory + "/" + label + ".sql";
        Process process = Runtime.getRuntime().exec(new String[] {"/bin/sh", "-c", command});
        if (!process.waitFor(10, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            log.warn("backup took too long");
            return false;
        }
        return process.exitValue() == 0;
    }
}
