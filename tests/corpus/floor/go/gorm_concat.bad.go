// CWE-89
package user

import "gorm.io/gorm"

type Service struct{ db *gorm.DB }

type User struct{ ID uint }

func (s *Service) ByEmail(email string) (*User, error) {
	var u User
	err := s.db.Where("email = '" + email + "'").First(&u).Error
	return &u, err
}
