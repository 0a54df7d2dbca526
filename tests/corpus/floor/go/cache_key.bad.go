// CWE-328 CWE-327 CWE-916
package users

import (
	"crypto/md5"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"io"

	"golang.org/x/crypto/argon2"
)

type User struct {
	Name string
	Salt []byte
	Hash []byte
}

// ETag names a version of the avatar; it protects nothing.
func (u *User) ETag(image []byte) string {
	sum := sha256.Sum256(image)
	return hex.EncodeToString(sum[:8])
}

func (u *User) SetPassword(password string) error {
	u.Salt = make([]byte, 16)
	if _, err := io.ReadFull(rand.Reader, u.Salt); err != nil {
		return err
	}
	h := md5.New()
	h.Write(u.Salt)
	io.WriteString(h, password)
	u.Hash = h.Sum(nil)
	return nil
}
