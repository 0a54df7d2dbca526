// CWE-1236
package org.example.cli;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

public class Exporter {
    public void write(List<Ticket> tickets, Writer out) throws IOException {
        try (CSVPrinter printer = new CSVPrinter(out, CSVFormat.EXCEL)) {
            printer.printRecord("id", "title", "author");
            for (Ticket ticket : tickets) {
                printer.printRecord(ticket.getId(), ticket.getTitle(), ticket.getAuthor());
            }
        }
    }

    static String plain(String text) {
        return text.matches("[=+@-].*") ? "'" + text : text;
    }
}
