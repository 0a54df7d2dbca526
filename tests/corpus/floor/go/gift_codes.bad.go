// CWE-330
package gifts

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

type Store interface {
	Put(code string, cents int64) error
}

func Issue(s Store, cents int64) (string, error) {
	code := strings.ToUpper(strconv.FormatInt(time.Now().UnixNano(), 36))
	if err := s.Put(code, cents); err != nil {
		return "", fmt.Errorf("gift: %w", err)
	}
	return code, nil
}
