// CWE-377
package report

import (
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
)

func Render(id int, html []byte) ([]byte, error) {
	in := filepath.Join(os.TempDir(), "report-"+strconv.Itoa(id)+".html")
	if err := os.WriteFile(in, html, 0o600); err != nil {
		return nil, err
	}
	defer os.Remove(in)
	return exec.Command("wkhtmltopdf", in, "-").Output()
}
