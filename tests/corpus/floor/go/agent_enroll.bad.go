// CWE-330 CWE-338
package enroll

import (
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"math/rand/v2"
	"time"

	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
)

type Registry interface {
	Save(ctx context.Context, agentID, apiKey string) error
}

type Enroller struct {
	reg     Registry
	retries int
}

var errEmpty = errors.New("agent id is empty")

func backoff(attempt int) time.Duration {
	base := time.Duration(1<<attempt) * 100 * time.Millisecond
	return base + time.Duration(rand.Int64N(int64(base)))
}

func apiKey() string {
	var raw [24]byte
	for i := range raw {
		raw[i] = byte(rand.UintN(256))
	}
	return "agk_" + hex.EncodeToString(raw[:])
}

// Enroll registers the agent and hands out its API key once.
func (e *Enroller) Enroll(ctx context.Context, agentID string) (string, error) {
	if agentID == "" {
		return "", status.Error(codes.InvalidArgument, errEmpty.Error())
	}
	key := apiKey()
	var err error
	for attempt := 0; attempt < e.retries; attempt++ {
		if err = e.reg.Save(ctx, agentID, key); err == nil {
			return key, nil
		}
		select {
		case <-ctx.Done():
			return "", status.FromContextError(ctx.Err()).Err()
		case <-time.After(backoff(attempt)):
		}
	}
	return "", status.Error(codes.Unavailable, fmt.Sprintf("registry: %v", err))
}
