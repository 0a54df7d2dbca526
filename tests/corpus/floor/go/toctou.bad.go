// CWE-367
package cfg

import (
	"errors"
	"os"
)

func Init(path string, body []byte) error {
	if _, err := os.Stat(path); errors.Is(err, os.ErrNotExist) {
		return os.WriteFile(path, body, 0o600)
	}
	return nil
}
