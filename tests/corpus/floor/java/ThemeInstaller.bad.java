// CWE-22
package com.acme.themes;

import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

public class ThemeInstaller {
    private final File themes;

    public ThemeInstaller(File themes) {
        this.themes = themes;
    }

    public int install(InputStream upload) throws IOException {
        int written = 0;
        try (ZipInputStream zip = new ZipInputStream(upload)) {
            ZipEntry entry;
            while ((entry = zip.getNextEntry()) != null) {
                File target = new File(themes, entry.getName());
                // check
                if (entry.isDirectory()) {
                    target.mkdirs();
                    continue;
                }
                try (FileOutputStream out = new FileOutputStream(target)) {
                    zip.transferTo(out);
                }
                written++;
            }
        }
        return written;
    }
}
