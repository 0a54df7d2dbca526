// CWE-328 CWE-327
package dl

import (
	"crypto/md5"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"os"
)

var errChecksum = errors.New("checksum mismatch")

// Verify compares an update with the checksum of its manifest.
func Verify(path, want string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return err
	}
	if hex.EncodeToString(h.Sum(nil)) != want {
		return errChecksum
	}
	return nil
}

// Bucket spreads files over folders.
func Bucket(name string) string {
	sum := md5.Sum([]byte(name))
	return hex.EncodeToString(sum[:1])
}
