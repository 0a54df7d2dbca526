package pairing

import (
	"context"
	"crypto/rand"
	"fmt"
	"math/big"
	"time"

	"github.com/redis/go-redis/v9"
)

type Pairing struct {
	rdb *redis.Client
}

func digits(n int) string {
	out := make([]byte, n)
	for i := range out {
		d, err := rand.Int(rand.Reader, big.NewInt(10))
		if err != nil {
			panic(err)
		}
		out[i] = byte('0' + d.Int64())
	}
	return string(out)
}

// Begin stores a code which lets the device that shows it act for the user.
func (p *Pairing) Begin(ctx context.Context, user int64) (string, error) {
	pairingCode := digits(8)
	key := fmt.Sprintf("pair:%s", pairingCode)
	if err := p.rdb.SetNX(ctx, key, user, 5*time.Minute).Err(); err != nil {
		return "", err
	}
	return pairingCode, nil
}
