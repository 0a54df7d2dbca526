package account

import (
	"golang.org/x/crypto/bcrypt"
)

type User struct {
	Name         string
	PasswordHash string
}

func (u *User) SetPassword(plain string) {
	hash, err := bcrypt.GenerateFromPassword([]byte(plain), bcrypt.DefaultCost)
	if err == nil {
		u.PasswordHash = string(hash)
	}
}
