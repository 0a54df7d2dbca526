// CWE-22
package plugins

import (
	"archive/zip"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

const maxEntry = 32 << 20

func Install(archive, pluginDir string) error {
	zr, err := zip.OpenReader(archive)
	if err != nil {
		return fmt.Errorf("open plugin: %w", err)
	}
	defer zr.Close()

	for _, f := range zr.File {
		target := filepath.Join(pluginDir, f.Name)
		if f.FileInfo().IsDir() {
			if err := os.MkdirAll(target, 0o755); err != nil {
				return err
			}
			continue
		}
		src, err := f.Open()
		if err != nil {
			return err
		}
		dst, err := os.OpenFile(target, os.O_CREATE|os.O_WRONLY|os.O_TRUNC, 0o644)
		if err != nil {
			src.Close()
			return err
		}
		_, err = io.Copy(dst, io.LimitReader(src, maxEntry))
		src.Close()
		if cerr := dst.Close(); err == nil {
			err = cerr
		}
		if err != nil {
			return err
		}
	}
	return nil
}
