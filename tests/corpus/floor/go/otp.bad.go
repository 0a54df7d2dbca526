// CWE-338 CWE-330
package twofa

import (
	"crypto/rand"
	"fmt"
	"math/big"
	mrand "math/rand/v2"
)

func Code() (string, error) {
	n := mrand.IntN(1_000_000)
	return fmt.Sprintf("%06d", n), nil
}

var _ = rand.Int
var _ = big.NewInt
