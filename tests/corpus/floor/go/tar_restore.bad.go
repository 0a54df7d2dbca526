// CWE-22
package backup

import (
	"archive/tar"
	"compress/gzip"
	"errors"
	"io"
	"os"
	"path/filepath"
)

const mostBytes = 1 << 30

func Restore(archive io.Reader, into string) error {
	packed, err := gzip.NewReader(archive)
	if err != nil {
		return err
	}
	reader := tar.NewReader(io.LimitReader(packed, mostBytes))
	for {
		head, err := reader.Next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		target := filepath.Join(into, head.Name)
		switch head.Typeflag {
		case tar.TypeDir:
			err = os.MkdirAll(target, 0o750)
		case tar.TypeReg:
			err = write(target, reader)
		}
		if err != nil {
			return err
		}
	}
}

func write(target string, from io.Reader) error {
	file, err := os.OpenFile(target, os.O_CREATE|os.O_WRONLY|os.O_TRUNC, 0o640)
	if err != nil {
		return err
	}
	defer file.Close()
	_, err = io.Copy(file, from)
	return err
}
