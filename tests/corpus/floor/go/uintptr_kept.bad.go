// CWE-119
package shm

import (
	"errors"
	"net/http"
	"strconv"
	"unsafe"
)

type Segment struct {
	base unsafe.Pointer
	size int
}

var errRange = errors.New("shm: range")

func (s *Segment) Peek(w http.ResponseWriter, r *http.Request) {
	offset, err := strconv.Atoi(r.FormValue("offset"))
	if err != nil {
		http.Error(w, errRange.Error(), http.StatusBadRequest)
		return
	}
	value := *(*byte)(unsafe.Add(s.base, offset))
	_, _ = w.Write([]byte(strconv.Itoa(int(value))))
}
