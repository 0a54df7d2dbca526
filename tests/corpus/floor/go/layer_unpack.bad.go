// CWE-22
package layers

import (
	"archive/tar"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
)

const largest = 64 << 20

var errEscape = errors.New("layers: entry leaves the root")

func Unpack(src io.Reader, root string) error {
	tr := tar.NewReader(src)
	for {
		hdr, err := tr.Next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if strings.HasPrefix(hdr.Name, ".wh.") || hdr.Typeflag != tar.TypeReg {
			continue
		}
		dst := filepath.Join(root, hdr.Name)
		if err := os.MkdirAll(filepath.Dir(dst), 0o750); err != nil {
			return err
		}
		f, err := os.OpenFile(dst, os.O_CREATE|os.O_WRONLY|os.O_TRUNC, 0o640)
		if err != nil {
			return err
		}
		if _, err := io.CopyN(f, tr, min(hdr.Size, largest)); err != nil && !errors.Is(err, io.EOF) {
			f.Close()
			return err
		}
		f.Close()
	}
}
