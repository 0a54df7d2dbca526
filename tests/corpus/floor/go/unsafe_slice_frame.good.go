package wire

import (
	"encoding/binary"
	"errors"
	"io"
	"net"
	"unsafe"
)

type header struct {
	Kind   uint16
	_      uint16
	Length uint32
}

var errShort = errors.New("wire: short frame")

func ReadFrame(conn net.Conn) (uint16, []byte, error) {
	buf := make([]byte, 4096)
	n, err := io.ReadAtLeast(conn, buf, int(unsafe.Sizeof(header{})))
	if err != nil {
		return 0, nil, err
	}
	kind := binary.LittleEndian.Uint16(buf[0:2])
	length := binary.LittleEndian.Uint32(buf[4:8])
	if int(length) > n-8 || n-8 <= 0 {
		return 0, nil, errShort
	}

	body := unsafe.Slice((*byte)(unsafe.Pointer(&buf[8])), int(length))
	out := make([]byte, len(body))
	copy(out, body)
	return kind, out, nil
}
