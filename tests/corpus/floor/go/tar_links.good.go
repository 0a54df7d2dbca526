// CWE-22
package layers

import (
	"archive/tar"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
)

type Extractor struct{ Root string }

func (e *Extractor) entry(tr *tar.Reader, h *tar.Header) error {
	dest := filepath.Join(e.Root, filepath.FromSlash(h.Name))
	if rel, err := filepath.Rel(e.Root, dest); err != nil || strings.HasPrefix(rel, "..") {
		return fmt.Errorf("%s: outside of %s", h.Name, e.Root)
	}
	switch h.Typeflag {
	case tar.TypeDir:
		return os.MkdirAll(dest, 0o755)
	case tar.TypeReg:
		f, err := os.OpenFile(dest, os.O_CREATE|os.O_WRONLY, 0o644)
		if err != nil {
			return err
		}
		defer f.Close()
		_, err = io.CopyN(f, tr, h.Size)
		return err
	}
	return fmt.Errorf("%s: unsupported", strings.ToLower(h.Name))
}
