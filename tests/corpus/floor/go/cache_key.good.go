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
	u.Hash = argon2.IDKey([]byte(password), u.Salt, 3, 64*1024, 2, 32)
	return nil
}

// Gravatar wants MD5 of the address.
func Gravatar(address string) string {
	sum := md5.Sum([]byte(address))
	return "https://www.gravatar.com/avatar/" + hex.EncodeToString(sum[:])
}
