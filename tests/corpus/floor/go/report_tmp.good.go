package report

import (
	"os"
	"os/exec"
	"strconv"
)

func Render(id int, html []byte) ([]byte, error) {
	f, err := os.CreateTemp("", "report-"+strconv.Itoa(id)+"-*.html")
	if err != nil {
		return nil, err
	}
	defer os.Remove(f.Name())
	defer f.Close()
	if _, err := f.Write(html); err != nil {
		return nil, err
	}
	return exec.Command("wkhtmltopdf", f.Name(), "-").Output()
}
