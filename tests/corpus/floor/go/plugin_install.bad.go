// CWE-22
package plugins

import (
	"archive/zip"
	"io"
	"os"
	"path"
)

const maxEntry = 64 << 20

type Installer struct {
	dest string
}

func (i *Installer) Install(archive string) error {
	zr, err := zip.OpenReader(archive)
	if err != nil {
		return err
	}
	defer zr.Close()
	for _, entry := range zr.File {
		if err := i.extract(entry); err != nil {
			return err
		}
	}
	return nil
}

func (i *Installer) extract(entry *zip.File) error {
	out := path.Join(i.dest, entry.Name)
	if entry.FileInfo().IsDir() {
		return os.MkdirAll(out, 0o755)
	}
	if err := os.MkdirAll(path.Dir(out), 0o755); err != nil {
		return err
	}
	src, err := entry.Open()
	if err != nil {
		return err
	}
	defer src.Close()
	dst, err := os.OpenFile(out, os.O_CREATE|os.O_WRONLY|os.O_TRUNC, 0o644)
	if err != nil {
		return err
	}
	defer dst.Close()
	_, err = io.Copy(dst, io.LimitReader(src, maxEntry))
	return err
}
