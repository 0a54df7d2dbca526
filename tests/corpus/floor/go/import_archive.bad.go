// CWE-409 CWE-400 CWE-770
package importer

import (
	"archive/zip"
	"errors"
	"io"
	"os"
	"path/filepath"
)

const maxEntry = 64 << 20

var ErrTooLarge = errors.New("entry too large")

// Import unpacks the sheets of an uploaded archive into dir.
func Import(archive, dir string) error {
	zr, err := zip.OpenReader(archive)
	if err != nil {
		return err
	}
	defer zr.Close()
	for i, f := range zr.File {
		if filepath.Ext(f.Name) != ".csv" {
			continue
		}
		if err := one(f, filepath.Join(dir, filepath.Base(f.Name)), i); err != nil {
			return err
		}
	}
	return nil
}

func one(f *zip.File, target string, _ int) error {
	src, err := f.Open()
	if err != nil {
		return err
	}
	defer src.Close()
	dst, err := os.OpenFile(target, os.O_CREATE|os.O_WRONLY|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	defer dst.Close()
	_, err = io.Copy(dst, src)
	return err
}
