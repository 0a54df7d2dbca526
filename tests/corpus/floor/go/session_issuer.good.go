package session

import (
	"errors"
	"fmt"
	"net/http"
	"os"
	"strings"
	"time"

	"github.com/gin-gonic/gin"
	"github.com/golang-jwt/jwt/v5"
)

const signingKeyEnv = "SESSION_SIGNING_KEY"

type Issuer struct {
	ttl time.Duration
	key []byte
}

func NewIssuer(ttl time.Duration) (*Issuer, error) {
	key := []byte(os.Getenv(signingKeyEnv))
	if len(key) < 32 {
		return nil, errors.New("session: " + signingKeyEnv + " must hold at least 32 bytes")
	}
	return &Issuer{ttl: ttl, key: key}, nil
}

func (i *Issuer) Issue(subject string) (string, error) {
	now := time.Now()
	claims := jwt.RegisteredClaims{
		Subject:   subject,
		IssuedAt:  jwt.NewNumericDate(now),
		ExpiresAt: jwt.NewNumericDate(now.Add(i.ttl)),
	}
	tok, err := jwt.NewWithClaims(jwt.SigningMethodHS256, claims).SignedString(i.key)
	if err != nil {
		return "", fmt.Errorf("session: sign: %w", err)
	}
	return tok, nil
}

func (i *Issuer) Require() gin.HandlerFunc {
	return func(c *gin.Context) {
		raw := strings.TrimPrefix(c.GetHeader("Authorization"), "Bearer ")
		var claims jwt.RegisteredClaims
		_, err := jwt.ParseWithClaims(raw, &claims, func(*jwt.Token) (any, error) {
			return i.key, nil
		}, jwt.WithValidMethods([]string{"HS256"}))
		if err != nil {
			c.AbortWithStatus(http.StatusUnauthorized)
			return
		}
		c.Set("subject", claims.Subject)
		c.Next()
	}
}
