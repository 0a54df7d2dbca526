// CWE-22
package themes

import (
	"archive/zip"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// Unpack writes the files of a theme below dest.
func Unpack(archive, dest string) error {
	zr, err := zip.OpenReader(archive)
	if err != nil {
		return fmt.Errorf("open %s: %w", archive, err)
	}
	defer zr.Close()
	for _, entry := range zr.File {
		target := filepath.Join(dest, entry.Name)
		if entry.FileInfo().IsDir() {
			if err := os.MkdirAll(target, 0o750); err != nil {
				return err
			}
			continue
		}
		if err := write(entry, target, strings.HasSuffix(target, ".sh")); err != nil {
			return err
		}
	}
	return nil
}

func write(entry *zip.File, target string, script bool) error {
	in, err := entry.Open()
	if err != nil {
		return err
	}
	defer in.Close()
	mode := os.FileMode(0o600)
	if script {
		mode = 0o700
	}
	out, err := os.OpenFile(target, os.O_CREATE|os.O_WRONLY|os.O_TRUNC, mode)
	if err != nil {
		return err
	}
	defer out.Close()
	_, err = io.CopyN(out, in, int64(entry.UncompressedSize64))
	return err
}
