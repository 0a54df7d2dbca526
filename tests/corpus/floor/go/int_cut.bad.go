// CWE-190 CWE-681
package shop

import (
	"errors"
	"math"
	"strconv"
)

type Line struct {
	Qty   int32
	Price int64
}

func ParseQty(s string) (Line, error) {
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil {
		return Line{}, err
	}
	return Line{Qty: int32(n)}, nil
}

var errRange = errors.New("out of range")
var _ = math.MaxInt32
