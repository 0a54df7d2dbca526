package render

import (
	"fmt"
	"os"
	"os/exec"
)

func PDF(page []byte) ([]byte, error) {
	file, err := os.CreateTemp("", fmt.Sprintf("page-%d-*.html", os.Getpid()))
	if err != nil {
		return nil, err
	}
	source := file.Name()
	defer os.Remove(source)
	if _, err := file.Write(page); err != nil {
		return nil, err
	}
	return exec.Command("wkhtmltopdf", "--quiet", source, "-").Output()
}
