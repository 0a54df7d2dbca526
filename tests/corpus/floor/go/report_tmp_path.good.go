package export

import (
	"encoding/csv"
	"fmt"
	"os"
	"os/exec"
	"strconv"
)

type Line struct {
	Account string
	Cents   int64
}

func Compress(month string, lines []Line) (string, error) {
	f, err := os.CreateTemp("", "ledger-export-*.csv")
	if err != nil {
		return "", fmt.Errorf("scratch file: %w", err)
	}
	defer os.Remove(f.Name())
	defer f.Close()

	w := csv.NewWriter(f)
	_ = w.Write([]string{"account", "cents"})
	for _, l := range lines {
		if err := w.Write([]string{l.Account, strconv.FormatInt(l.Cents, 10)}); err != nil {
			return "", err
		}
	}
	w.Flush()
	if err := w.Error(); err != nil {
		return "", err
	}
	if err := exec.Command("gzip", "-k", "--", f.Name()).Run(); err != nil {
		return "", fmt.Errorf("gzip %s: %w", month, err)
	}
	return f.Name() + ".gz", nil
}
