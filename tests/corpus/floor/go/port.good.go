package config

import (
	"fmt"
	"os"
	"strconv"
)

func Workers() (uint8, error) {
	n, err := strconv.ParseUint(os.Getenv("WORKERS"), 10, 8)
	if err != nil {
		return 0, fmt.Errorf("WORKERS: %w", err)
	}
	return uint8(n), nil
}
