// CWE-377
package com.acme.exports;

import java.io.File;
import java.io.FileWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

public class ExportWriter {
    public File write(List<String> rows) throws IOException {
        File file = Files.createTempFile("export-", ".csv").toFile();
        try (FileWriter out = new FileWriter(file)) {
            for (String row : rows) {
                out.write(row);
                out.write(System.lineSeparator());
            }
        }
        return file;
    }
}
