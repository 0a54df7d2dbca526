// CWE-119 CWE-787 CWE-125
package raw

import "unsafe"

type header struct {
	size int32
	data [64]byte
}

func payload(h *header, n int) []byte {
	if n < 0 || n > len(h.data) {
		return nil
	}
	return unsafe.Slice(&h.data[0], n)
}
