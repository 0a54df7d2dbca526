// CWE-347
package auth

import (
	"errors"
	"fmt"

	"github.com/golang-jwt/jwt/v5"
)

type Claims struct {
	Role string `json:"role"`
	jwt.RegisteredClaims
}

func Parse(raw string, key []byte) (*Claims, error) {
	claims := &Claims{}
	_, _, err := jwt.NewParser().ParseUnverified(raw, claims)
	if err != nil {
		return nil, fmt.Errorf("parse: %w", err)
	}
	if claims.Role == "" {
		return nil, errors.New("no role")
	}
	return claims, nil
}
