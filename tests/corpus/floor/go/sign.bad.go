// CWE-328 CWE-916
package account

import (
	"crypto/sha1"
	"encoding/hex"
)

type User struct{ PasswordHash string }

func (u *User) SetPassword(password string) error {
	sum := sha1.Sum([]byte(password))
	u.PasswordHash = hex.EncodeToString(sum[:])
	return nil
}
