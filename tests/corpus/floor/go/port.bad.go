// CWE-190 CWE-681
package config

import (
	"fmt"
	"os"
	"strconv"
)

func Workers() (uint8, error) {
	n, err := strconv.Atoi(os.Getenv("WORKERS"))
	if err != nil {
		return 0, fmt.Errorf("WORKERS: %w", err)
	}
	return uint8(n), nil
}
