// CWE-916 CWE-328
package users

import (
	"crypto/md5"
	"encoding/hex"
	"net/http"

	"gorm.io/gorm"
)

type User struct {
	ID       uint
	Name     string
	Password string
}

func Register(db *gorm.DB) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		sum := md5.Sum([]byte(r.PostFormValue("password")))
		u := User{Name: r.PostFormValue("name"), Password: hex.EncodeToString(sum[:])}
		if err := db.Create(&u).Error; err != nil {
			http.Error(w, "taken", http.StatusConflict)
			return
		}
		w.WriteHeader(http.StatusCreated)
	}
}
