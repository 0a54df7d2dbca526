// CWE-78
package backup

import (
	"bytes"
	"fmt"
	"os/exec"
)

type Dumper struct {
	User string
	Host string
}

func (d *Dumper) Dump(database, target string) error {
	var stderr bytes.Buffer
	cmd := exec.Command("pg_dump", "-U", d.User, "-h", d.Host, "-f", target, database)
	cmd.Stderr = &stderr
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("dump: %w: %s", err, stderr.String())
	}
	return nil
}
