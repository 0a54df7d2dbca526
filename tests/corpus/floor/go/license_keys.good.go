package license

import (
	"crypto/rand"
	"encoding/hex"
	"fmt"
	"strings"
	"time"
)

// Key is what a customer types in.
type Key struct {
	Text    string
	Expires time.Time
}

// NewKey makes a key that is good for a year.
func NewKey(product string) (Key, error) {
	raw := make([]byte, 10)
	if _, err := rand.Read(raw); err != nil {
		return Key{}, fmt.Errorf("license key: %w", err)
	}
	text := strings.ToUpper(product) + "-" + strings.ToUpper(hex.EncodeToString(raw))
	return Key{Text: text, Expires: time.Now().AddDate(1, 0, 0)}, nil
}
