// CWE-328
package account

import (
	"crypto/md5"
	"encoding/hex"
)

type User struct {
	Name         string
	PasswordHash string
}

func (u *User) SetPassword(plain string) {
	sum := md5.Sum([]byte(u.Name + plain))
	u.PasswordHash = hex.EncodeToString(sum[:])
}
