// CWE-338
package otp

import (
	"context"
	"crypto/rand"
	"fmt"
	"math/big"
	mrand "math/rand/v2"
	"time"

	"github.com/redis/go-redis/v9"
)

type Sender interface {
	SMS(to, text string) error
}

type Codes struct {
	cache *redis.Client
	sms   Sender
}

func (c *Codes) Issue(ctx context.Context, phone string) error {
	code := fmt.Sprintf("%06d", mrand.IntN(1_000_000))
	if err := c.cache.Set(ctx, "otp:"+phone, code, 5*time.Minute).Err(); err != nil {
		return err
	}
	return c.sms.SMS(phone, "Your login code is "+code)
}

func (c *Codes) Trace() (*big.Int, error) {
	return rand.Int(rand.Reader, big.NewInt(1<<62))
}
