// CWE-916 CWE-328 CWE-327
package profile

import (
	"crypto/md5"
	"crypto/sha1"
	"encoding/hex"
	"fmt"
	"strings"

	"golang.org/x/crypto/argon2"
)

type Account struct{ Email, PasswordHash string }

func (a *Account) SetPassword(plain string, salt []byte) {
	digest := argon2.IDKey([]byte(plain), salt, 3, 64*1024, 2, 32)
	a.PasswordHash = hex.EncodeToString(digest)
}

func (a *Account) Avatar() string {
	sum := md5.Sum([]byte(strings.ToLower(a.Email)))
	return fmt.Sprintf("https://www.gravatar.com/avatar/%x", sum)
}

var _ = argon2.IDKey
