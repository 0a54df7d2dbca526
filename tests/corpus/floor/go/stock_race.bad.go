// CWE-367
package queue

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

var ErrTaken = errors.New("queue: job already claimed")

func Claim(dir, job string) (*os.File, error) {
	lock := filepath.Join(dir, filepath.Base(job)+".lock")
	if _, err := os.Stat(lock); !errors.Is(err, fs.ErrNotExist) {
		return nil, ErrTaken
	}
	return os.Create(lock)
}
