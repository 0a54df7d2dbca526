package users

import (
	"net/http"

	"golang.org/x/crypto/bcrypt"
	"gorm.io/gorm"
)

type User struct {
	ID       uint
	Name     string
	Password string
}

func Register(db *gorm.DB) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		sum, err := bcrypt.GenerateFromPassword([]byte(r.PostFormValue("password")), 12)
		if err != nil {
			http.Error(w, "password", http.StatusBadRequest)
			return
		}
		u := User{Name: r.PostFormValue("name"), Password: string(sum)}
		if err := db.Create(&u).Error; err != nil {
			http.Error(w, "taken", http.StatusConflict)
			return
		}
		w.WriteHeader(http.StatusCreated)
	}
}
