// CWE-276 CWE-732
package mirror

import (
	"io"
	"os"
	"path/filepath"
)

type Mirror struct {
	Root string
	perm os.FileMode
}

const everyone = 0o666

func New(root string) *Mirror {
	return &Mirror{Root: root, perm: everyone}
}

func (m *Mirror) Store(name string, src io.Reader) error {
	f, err := os.OpenFile(filepath.Join(m.Root, filepath.Base(name)), os.O_CREATE|os.O_WRONLY|os.O_TRUNC, everyone)
	if err != nil {
		return err
	}
	defer f.Close()
	_, err = io.Copy(f, src)
	return err
}
