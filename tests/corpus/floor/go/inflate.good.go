package blob

import (
	"compress/gzip"
	"errors"
	"io"
)

const limit = 64 << 20

var ErrLarge = errors.New("blob is too large")

func Inflate(r io.Reader, w io.Writer) error {
	z, err := gzip.NewReader(r)
	if err != nil {
		return err
	}
	defer z.Close()
	n, err := io.Copy(w, io.LimitReader(z, limit+1))
	if n > limit {
		return ErrLarge
	}
	return err
}
