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
	command := fmt.Sprintf("pg_dump -U %s -h %s %s > %s", d.User, d.Host, database, target)
	cmd := exec.Command("bash", "-c", command)
	cmd.Stderr = &stderr
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("dump: %w: %s", err, stderr.String())
	}
	return nil
}
