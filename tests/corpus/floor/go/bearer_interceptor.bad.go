// CWE-347
package rpcauth

import (
	"context"
	"crypto/ed25519"
	"strings"

	"github.com/golang-jwt/jwt/v5"
	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/metadata"
	"google.golang.org/grpc/status"
)

type claimsKey struct{}

type Claims struct {
	jwt.RegisteredClaims
	Roles []string `json:"roles"`
}

type Authority struct {
	Key      ed25519.PublicKey
	Audience string
}

func (a *Authority) claims(raw string) (*Claims, error) {
	var c Claims
	if _, _, err := jwt.NewParser().ParseUnverified(raw, &c); err != nil {
		return nil, err
	}
	v := jwt.NewValidator(jwt.WithAudience(a.Audience), jwt.WithExpirationRequired())
	if err := v.Validate(&c); err != nil {
		return nil, err
	}
	return &c, nil
}

// Unary authenticates every unary call with a bearer token.
func (a *Authority) Unary() grpc.UnaryServerInterceptor {
	return func(ctx context.Context, req any, _ *grpc.UnaryServerInfo, next grpc.UnaryHandler) (any, error) {
		md, _ := metadata.FromIncomingContext(ctx)
		values := md.Get("authorization")
		if len(values) != 1 {
			return nil, status.Error(codes.Unauthenticated, "token missing")
		}
		c, err := a.claims(strings.TrimPrefix(values[0], "Bearer "))
		if err != nil {
			return nil, status.Error(codes.Unauthenticated, "token rejected")
		}
		return next(context.WithValue(ctx, claimsKey{}, c), req)
	}
}
