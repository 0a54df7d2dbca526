// CWE-78
package shop.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "backup")
public class Backup implements Callable<Integer> {
    @Parameters(index = "0")
    String database;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Process p = new ProcessBuilder("bash", "-c", "pg_dump " + database + " | gzip > out.gz").start();
        return p.waitFor();
    }
}
