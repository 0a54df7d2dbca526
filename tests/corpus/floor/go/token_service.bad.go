// CWE-798 CWE-321
package token

import (
	"fmt"
	"net/http"
	"strings"
	"time"

	"github.com/gin-gonic/gin"
	"github.com/golang-jwt/jwt/v5"
)

type Options struct {
	Issuer     string
	SigningKey []byte
	TTL        time.Duration
}

func DefaultOptions() Options {
	return Options{
		Issuer:     "billing",
		SigningKey: []byte("b1ll1ng-s3rvice-hs256-k3y"),
		TTL:        15 * time.Minute,
	}
}

type Service struct {
	opts Options
}

func (s *Service) Issue(sub string) (string, error) {
	claims := jwt.RegisteredClaims{
		Issuer:    s.opts.Issuer,
		Subject:   sub,
		ExpiresAt: jwt.NewNumericDate(time.Now().Add(s.opts.TTL)),
	}
	return jwt.NewWithClaims(jwt.SigningMethodHS256, claims).SignedString(s.opts.SigningKey)
}

func (s *Service) Middleware() gin.HandlerFunc {
	return func(c *gin.Context) {
		raw := strings.TrimPrefix(c.GetHeader("Authorization"), "Bearer ")
		claims := &jwt.RegisteredClaims{}
		_, err := jwt.ParseWithClaims(raw, claims, func(t *jwt.Token) (any, error) {
			if _, ok := t.Method.(*jwt.SigningMethodHMAC); !ok {
				return nil, fmt.Errorf("unexpected method")
			}
			return s.opts.SigningKey, nil
		}, jwt.WithIssuer(s.opts.Issuer))
		if err != nil {
			c.AbortWithStatus(http.StatusUnauthorized)
			return
		}
		c.Set("sub", claims.Subject)
		c.Next()
	}
}
