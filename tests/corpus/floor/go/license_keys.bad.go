// CWE-338
package license

import (
	"fmt"
	"math/rand"
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
	groups := make([]string, 4)
	for i := range groups {
		groups[i] = fmt.Sprintf("%05X", rand.Intn(1<<20))
	}
	text := strings.ToUpper(product) + "-" + strings.Join(groups, "-")
	return Key{Text: text, Expires: time.Now().AddDate(1, 0, 0)}, nil
}
