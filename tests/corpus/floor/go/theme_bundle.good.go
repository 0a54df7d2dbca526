package themes

import (
	"archive/zip"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
)

const (
	maxEntrySize = 16 << 20
	maxEntries   = 2000
)

var ErrTooLarge = errors.New("theme bundle is too large")

// Install unpacks the uploaded bundle below dest.
func Install(bundle, dest string) error {
	zr, err := zip.OpenReader(bundle)
	if err != nil {
		return fmt.Errorf("open bundle: %w", err)
	}
	defer zr.Close()

	if len(zr.File) > maxEntries {
		return ErrTooLarge
	}
	for _, entry := range zr.File {
		target := filepath.Join(dest, entry.Name)
		rel, err := filepath.Rel(dest, target)
		if err != nil || rel == ".." || strings.HasPrefix(rel, ".."+string(filepath.Separator)) {
			return fmt.Errorf("entry %q leaves the theme directory", entry.Name)
		}
		if entry.FileInfo().IsDir() {
			if err := os.MkdirAll(target, 0o750); err != nil {
				return err
			}
			continue
		}
		if err := writeEntry(entry, target); err != nil {
			return fmt.Errorf("extract %q: %w", entry.Name, err)
		}
	}
	return nil
}

func writeEntry(entry *zip.File, target string) error {
	if err := os.MkdirAll(filepath.Dir(target), 0o750); err != nil {
		return err
	}
	src, err := entry.Open()
	if err != nil {
		return err
	}
	defer src.Close()

	dst, err := os.OpenFile(target, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o640)
	if err != nil {
		return err
	}
	defer dst.Close()

	n, err := io.Copy(dst, io.LimitReader(src, maxEntrySize+1))
	if err == nil && n > maxEntrySize {
		err = ErrTooLarge
	}
	return err
}
