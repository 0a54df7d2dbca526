// CWE-732 CWE-276
package inst

import (
	"os"
	"path/filepath"
)

func Install(dir string, body []byte) error {
	p := filepath.Join(dir, "run.sh")
	if err := os.WriteFile(p, body, 0o644); err != nil {
		return err
	}
	return os.Chmod(p, 0o777)
}
