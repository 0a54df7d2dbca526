// CWE-22
package org.example.cli;

import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

public class Unzipper {
    public void unzip(InputStream in, File dir) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(in)) {
            ZipEntry entry;
            while ((entry = zip.getNextEntry()) != null) {
                if (entry.isDirectory()) {
                    continue;
                }
                File target = new File(dir, entry.getName());
                target.getParentFile().mkdirs();
                try (FileOutputStream out = new FileOutputStream(target)) {
                    zip.transferTo(out);
                }
            }
        }
    }

    static File inside(File dir, String name) throws IOException {
        File file = new File(dir, name).getCanonicalFile();
        if (!file.toPath().startsWith(dir.getCanonicalFile().toPath())) {
            throw new IOException("bad entry " + name);
        }
        return file;
    }
}
