// CWE-377
package render

import (
	"fmt"
	"os"
	"os/exec"
)

func PDF(page []byte) ([]byte, error) {
	source := fmt.Sprintf("/tmp/page-%d.html", os.Getpid())
	if err := os.WriteFile(source, page, 0o600); err != nil {
		return nil, err
	}
	defer os.Remove(source)
	return exec.Command("wkhtmltopdf", "--quiet", source, "-").Output()
}
