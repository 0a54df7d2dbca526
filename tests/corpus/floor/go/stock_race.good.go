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
	f, err := os.OpenFile(lock, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if errors.Is(err, fs.ErrExist) {
		return nil, ErrTaken
	}
	return f, err
}
