package session

import (
	"errors"
	"fmt"

	"github.com/golang-jwt/jwt/v5"
)

// Claims are what a token says of its bearer.
type Claims struct {
	jwt.RegisteredClaims
	Tenant string `json:"tenant"`
}

// Parser reads tokens.
type Parser struct{ key []byte }

// Parse returns the claims of a token.
func (p *Parser) Parse(text string) (*Claims, error) {
	claims := &Claims{}
	token, err := jwt.ParseWithClaims(text, claims, func(*jwt.Token) (any, error) { return p.key, nil },
		jwt.WithValidMethods([]string{"HS256"}), jwt.WithExpirationRequired())
	if err != nil {
		return nil, fmt.Errorf("token: %w", err)
	}
	if !token.Valid || claims.Subject == "" {
		return nil, errors.New("token names nobody")
	}
	return claims, nil
}
